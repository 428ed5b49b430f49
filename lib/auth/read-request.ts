import 'server-only'
import { cookies, headers } from 'next/headers'
import { readEnv } from '#lib/env.ts'
import { cookieName, isSecure } from './cookie.ts'

/** What a request says of who sent it and how it reached us. */
export interface RequestFacts {
  secure: boolean
  origin: string
  sessionCookie: string | undefined
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
  return { secure, origin, sessionCookie: jar.get(cookieName(secure))?.value }
}
