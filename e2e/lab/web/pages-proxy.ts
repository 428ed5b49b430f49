import type { SiteKind } from '#e2e/lab/scenario.ts'
import { type Headers, html, page, text, type WebAnswer } from './message.ts'
import type { PageMaker, PageSet } from './page-set.ts'

const same =
  (status: number, words: string, headers: Headers = []): PageMaker =>
  () =>
    html(status, page(words), headers)

const akamai: PageSet = {
  'unknown-host': ({ host }) =>
    html(
      400,
      `<HTML><HEAD>\n<TITLE>Invalid URL</TITLE>\n</HEAD><BODY>\n<H1>Invalid URL</H1>\nThe requested URL "http://${host}/", is invalid.<p>\nReference&#32;&#35;9.5c0f1302.1763820000.1a2b3c4d\n</BODY></HTML>\n`,
      [['Server', 'AkamaiGHost']],
    ),
  blocked: () =>
    html(
      403,
      "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\nYou don't have permission to access this page on this server.<P>\nReference&#32;&#35;18.5c0f1302.1763820000.1a2b3c4d\n</BODY></HTML>\n",
      [['Server', 'AkamaiGHost']],
    ),
  'origin-unreachable': same(503, 'Service Unavailable - Zero size object', [['Server', 'AkamaiGHost']]),
}

const bunny: PageSet = {
  'unknown-host': same(403, 'Domain suspended or not configured', [['ErrorCode', 'suspended']]),
  'origin-unreachable': same(502, 'Bad Gateway', [['ErrorCode', 'origin']]),
}

const imperva: PageSet = {
  'unknown-host': () => html(503, page('Site not found', '<p>Powered by Incapsula</p><p>Error code 22</p>')),
  blocked: () =>
    html(
      403,
      '<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=9">Request unsuccessful. Incapsula incident ID: 1180000120160345782-78021</iframe></body></html>',
    ),
}

const vercel: PageSet = {
  'unknown-host': () =>
    text(404, 'The deployment could not be found on Vercel.\n\nDEPLOYMENT_NOT_FOUND\n', [['X-Vercel-Error', 'DEPLOYMENT_NOT_FOUND']]),
}

const netlify: PageSet = {
  'unknown-host': () => text(404, 'Not Found - Request ID: 01JD8V6QK2M4X8Z9N0P1R3S5T7'),
}

const nginxError = (status: number, words: string, headers: Headers = []): PageMaker => {
  const title = `${status} ${words}`
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return () => html(status, body, [['Server', 'nginx'], ...headers])
}

const nginx: PageSet = {
  'unknown-host': nginxError(404, 'Not Found'),
  blocked: nginxError(403, 'Forbidden'),
  'no-route': nginxError(404, 'Not Found'),
  'origin-unreachable': nginxError(502, 'Bad Gateway'),
  'origin-timeout': nginxError(504, 'Gateway Time-out'),
  'origin-dns-error': nginxError(502, 'Bad Gateway'),
  'origin-tls-failure': nginxError(502, 'Bad Gateway'),
  password: nginxError(401, 'Authorization Required', [['WWW-Authenticate', 'Basic realm="Restricted"']]),
}

const haproxyError =
  (status: number, title: string, words: string): PageMaker =>
  (): WebAnswer => ({
    status,
    headers: [
      ['Cache-Control', 'no-cache'],
      ['Content-Type', 'text/html'],
    ],
    body: `<html><body><h1>${status} ${title}</h1>\n${words}\n</body></html>\n`,
  })

const haproxy: PageSet = {
  'unknown-host': haproxyError(503, 'Service Unavailable', 'No server is available to handle this request.'),
  'no-route': haproxyError(503, 'Service Unavailable', 'No server is available to handle this request.'),
  blocked: haproxyError(403, 'Forbidden', 'Request forbidden by administrative rules.'),
  'origin-unreachable': haproxyError(503, 'Service Unavailable', 'No server is available to handle this request.'),
  'origin-timeout': haproxyError(504, 'Gateway Time-out', "The server didn't respond in time."),
  'origin-dns-error': haproxyError(503, 'Service Unavailable', 'No server is available to handle this request.'),
  'origin-tls-failure': haproxyError(503, 'Service Unavailable', 'No server is available to handle this request.'),
}

const caddyEmpty =
  (status: number): PageMaker =>
  () => ({ status, headers: [['Server', 'Caddy']], body: '' })

const caddy: PageSet = {
  'unknown-host': caddyEmpty(200),
  'no-route': caddyEmpty(404),
  blocked: caddyEmpty(403),
  'origin-unreachable': caddyEmpty(502),
  'origin-timeout': caddyEmpty(504),
  'origin-dns-error': caddyEmpty(502),
  'origin-tls-failure': caddyEmpty(502),
}

const apacheError =
  (status: number, title: string, words: string): PageMaker =>
  () =>
    html(
      status,
      `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>${words}</p>\n<hr>\n<address>Apache/2.4.65 (Debian) Server at localhost Port 443</address>\n</body></html>\n`,
      [['Server', 'Apache/2.4.65 (Debian)']],
    )

const apache: PageSet = {
  'unknown-host': apacheError(404, 'Not Found', 'The requested URL was not found on this server.'),
  'no-route': apacheError(404, 'Not Found', 'The requested URL was not found on this server.'),
  blocked: apacheError(403, 'Forbidden', "You don't have permission to access this resource."),
  'origin-unreachable': apacheError(503, 'Service Unavailable', 'The server is temporarily unable to service your request.'),
  'origin-timeout': apacheError(504, 'Gateway Timeout', 'The gateway did not receive a timely response from the upstream server.'),
  'origin-dns-error': apacheError(
    502,
    'Proxy Error',
    'The proxy server received an invalid response from an upstream server.<br />\nReason: DNS lookup failure',
  ),
  'origin-tls-failure': apacheError(
    502,
    'Proxy Error',
    'The proxy server could not handle the request<p>Reason: <strong>Error during SSL Handshake with remote server</strong></p>',
  ),
}

export const proxyPages: Partial<Record<SiteKind, PageSet>> = { akamai, bunny, imperva, vercel, netlify, nginx, haproxy, caddy, apache }
