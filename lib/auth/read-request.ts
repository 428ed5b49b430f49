import 'server-only'
import { cookies, headers } from 'next/headers'
import { readEnv } from '#lib/env.ts'
import { cookieName, isSecure } from './cookie.ts'

/** What a request says of who sent it and how it reached us. */
export interface RequestFacts {
  secure: boolean
  origin: string
  sessionCookie: string | undefined
  /** where the request came from, by the word of whatever stands right in front of us */
  address: string | undefined
}

/**
 * Reads the request. Done before anything else, it makes every page dynamic, so
 * that a build never gets as far as the database.
 */
export async function readRequest(): Promise<RequestFacts> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const { publicUrl } = readEnv()
  const secure = isSecure(publicUrl, head.get('x-forwarded-proto'))
  const origin = publicUrl ?? `${secure ? 'https' : 'http'}://${head.get('host') ?? 'localhost'}`
  // Each proxy adds to the right, so only the last entry is not the visitor's own to write. Without a proxy it is, which is why a limit by address is not the only one.
  const address = head.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return { secure, origin, sessionCookie: jar.get(cookieName(secure))?.value, address }
}
