import type { Context } from '#lib/services/context.ts'

/** Who asks in this request, from its cookie; for pages, actions and route handlers. */
export async function requestContext(): Promise<Context> {
  throw new Error('not yet')
}
