import 'server-only'
import type { Context } from '#lib/services/context.ts'
import { loadGrants } from './load-grants.ts'
import { orUnavailable } from './or-unavailable.ts'
import { readRequest } from './read-request.ts'

/** Who asks in this request, from its cookie; for pages, actions and route handlers. */
export async function requestContext(): Promise<Context> {
  const { origin, sessionCookie, address } = await readRequest()
  return { grants: await orUnavailable(() => loadGrants(sessionCookie)), origin, address }
}
