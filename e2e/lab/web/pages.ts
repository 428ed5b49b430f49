import type { EdgePage, SiteKind, WebPage } from '#e2e/lab/scenario.ts'
import { html, page, redirect, text, type WebAnswer, type WebRequest } from './message.ts'
import type { PageMaker } from './page-set.ts'
import { cloudPages } from './pages-cloud.ts'
import { proxyPages } from './pages-proxy.ts'

/** For what a kind has no words of its own. */
const plain: Record<EdgePage, PageMaker> = {
  'unknown-host': () => html(404, page('404 Not Found')),
  blocked: () => html(403, page('403 Forbidden', '<p>Access denied</p>')),
  'no-route': () => html(404, page('404 Not Found')),
  'origin-unreachable': () => html(502, page('502 Bad Gateway')),
  'origin-timeout': () => html(504, page('504 Gateway Time-out')),
  'origin-dns-error': () => html(502, page('502 Bad Gateway')),
  'origin-tls-failure': () => html(502, page('502 Bad Gateway')),
  misdirected: () => text(421, 'Misdirected Request'),
  'cross-account': () => html(403, page('403 Forbidden')),
  'bot-challenge': () => html(403, page('Checking your browser', '<noscript>Enable JavaScript and cookies to continue</noscript>')),
  password: () => html(401, page('401 Authorization Required'), [['WWW-Authenticate', 'Basic realm="Restricted"']]),
  'method-not-allowed': () => html(405, page('405 Method Not Allowed')),
  'rate-limited': () => text(429, 'Too Many Requests'),
}

/** The answer that an edge of this kind writes itself. */
export function edgePage(kind: SiteKind, which: EdgePage, request: WebRequest): WebAnswer {
  const own = (cloudPages[kind] ?? proxyPages[kind])?.[which]
  return (own ?? plain[which])(request)
}

const s3Error = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>8TQ0YJ2W0CMVK3XD</RequestId><HostId>q0b3</HostId></Error>`

/** Pages of servers that are no ESP. */
export const webPages: Record<WebPage, PageMaker> = {
  'web-site': ({ target, host }) =>
    target === '/' || /^\/(\?|offers\/)/.test(target)
      ? html(200, page('Welcome', '<p>New in our shop this week.</p>'), [['Server', 'nginx']])
      : html(404, page('Page not found', `<p>There is no such page on ${host}.</p>`), [['Server', 'nginx']]),
  's3-bucket': () => ({
    status: 403,
    headers: [
      ['x-amz-request-id', '8TQ0YJ2W0CMVK3XD'],
      ['Content-Type', 'application/xml'],
      ['Server', 'AmazonS3'],
    ],
    body: s3Error,
  }),
  'default-page': () =>
    html(
      200,
      page(
        'Welcome to nginx!',
        '<p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>',
      ),
      [['Server', 'nginx/1.26.3']],
    ),
  blank: () => html(200, '', [['Server', 'nginx']]),
  'not-found': () => html(404, page('404 Not Found'), [['Server', 'nginx']]),
}

export const isWebPage = (name: string): name is WebPage => name in webPages

/** The same URL on the other scheme. */
export const toScheme = (scheme: 'http' | 'https', { host, target }: WebRequest, keep: 'all' | 'path' | 'host'): WebAnswer => {
  const kept = keep === 'all' ? target : keep === 'path' ? target.replace(/\?.*/s, '') : '/'
  return redirect(301, `${scheme}://${host}${kept}`)
}
