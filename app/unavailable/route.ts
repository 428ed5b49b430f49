import { unavailablePage } from '#components/unavailable-page.ts'

/** Says that a page could not be made: with the right status, and without anything that could fail as well. */
export function GET(request: Request): Response {
  const back = new URL(request.url).searchParams.get('back') ?? '/'
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': '30',
    'X-Robots-Tag': 'noindex',
  }
  return new Response(unavailablePage(back, request.headers.get('x-nonce') ?? ''), { status: 503, headers })
}
