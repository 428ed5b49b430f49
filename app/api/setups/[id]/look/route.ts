import { requestContext } from '#lib/auth/request-context.ts'
import { lookAgain } from '#lib/services/look-again.ts'

/** A page that is looked at asks for the next look; see the service. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const context = await requestContext()
  const { id } = await params
  const state = await lookAgain(context, id, Object.fromEntries(new URL(request.url).searchParams))
  const headers = { 'Cache-Control': 'private, no-store' }
  return state ? Response.json(state, { headers }) : new Response(null, { status: 404, headers })
}
