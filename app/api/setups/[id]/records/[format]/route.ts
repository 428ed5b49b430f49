import { requestContext } from '#lib/auth/request-context.ts'
import { getRecordsFile } from '#lib/services/get-records-file.ts'

const headers = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' }

export async function GET(request: Request, { params }: { params: Promise<{ id: string; format: string }> }): Promise<Response> {
  const { id, format } = await params
  const zone = new URL(request.url).searchParams.get('zone')
  const file = await getRecordsFile(await requestContext(), id, { format, zone })
  if (!file) return Response.json({ error: { code: 'not-found' } }, { status: 404, headers })
  const disposition = `attachment; filename="${file.name}"`
  return new Response(file.text, { headers: { ...headers, 'Content-Type': file.mediaType, 'Content-Disposition': disposition } })
}
