import { requestContext } from '#lib/auth/request-context.ts'
import { streamResponse } from '#lib/jobs/stream-response.ts'
import { followRun } from '#lib/services/follow-run.ts'

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const context = await requestContext()
  const { id } = await params
  return streamResponse(request, (seq, stop) => followRun(context, id, seq, stop))
}
