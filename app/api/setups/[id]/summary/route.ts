import { requestContext } from '#lib/auth/request-context.ts'
import { getSummary } from '#lib/services/get-summary.ts'

const headers = { 'Cache-Control': 'private, no-store' }

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const summary = await getSummary(await requestContext(), (await params).id)
  return summary ? Response.json(summary, { headers }) : Response.json({ error: { code: 'not-found' } }, { status: 404, headers })
}
