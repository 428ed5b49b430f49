import { type Attempt, failed, observed } from '#lib/engine/evidence/attempt.ts'
import type { Evidence, HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import type { EspId, Target } from '#lib/engine/target/target.ts'

/** Evidence in a few words, for the tests of this area: one line an exchange. */

export const host = 'link.mail.example.com'
export const edgeAddress = '192.0.2.10'
export const originAddress = '198.51.100.20'

/** A link of each ESP's shape, and where the ESP sends it. */
export const link = {
  sendgrid: '/ls/click?upn=u001.abcdefgh-2Bij',
  sparkpost: '/f/a/abcdefgh~~/ij~/klmnopqr~',
  ses: '/L0/https:%2F%2Fshop.example/1/0100-a/sig=1',
}
export const shop = 'https://shop.example/sale?x=1'

/** An answer: status, then headers as an object, then the body. */
export const answer = (
  status: number,
  headers: Record<string, string> = {},
  body = '',
  more: Partial<HttpResponse> = {},
): HttpResponse => ({
  status,
  headers: Object.entries(headers),
  body,
  bodyBytes: body.length,
  complete: true,
  ms: 40,
  ...more,
})
export const redirect = (location: string, headers: Record<string, string> = {}): HttpResponse => answer(302, { location, ...headers })
export const page = (status: number, title: string, headers: Record<string, string> = {}): HttpResponse =>
  answer(status, { 'content-type': 'text/html', ...headers }, `<html><head><title>${title}</title></head></html>`)
export const wrongLink = page(404, 'Wrong Link')
export const badHostname = answer(404, { 'content-type': 'text/html' }, '<title>Bad Hostname in Link</title><h1>Bad Hostname in Link</h1>')

type What = HttpResponse | FailureReason
type Sent = Partial<Pick<HttpExchange, 'role' | 'scheme' | 'kind' | 'path' | 'variant' | 'address' | 'host'>>

/** One exchange: over HTTPS to the edge unless it says otherwise. */
export function sent(purpose: HttpExchange['purpose'], what: What, more: Sent = {}): HttpExchange {
  const role = more.role ?? 'link-host'
  const scheme = more.scheme ?? (role === 'origin' ? 'http' : 'https')
  const attempt: Attempt<HttpResponse> = typeof what === 'string' ? failed(what) : observed(what)
  return {
    id: `http.${role}.${scheme}.${purpose}${more.variant ? `.${more.variant}` : ''}${more.address ? `.${more.address}` : ''}`,
    purpose,
    role,
    kind: 'real',
    scheme,
    address: role === 'origin' ? originAddress : edgeAddress,
    port: scheme === 'http' ? 80 : 443,
    host,
    path: link.sendgrid,
    attempt,
    ...more,
  }
}

/** The same at the ESP itself. */
export const direct = (purpose: HttpExchange['purpose'], what: What, more: Sent = {}): HttpExchange =>
  sent(purpose, what, { role: 'origin', ...more })

/** Evidence that holds these exchanges, of a SendGrid link host unless it says otherwise. */
export function evidenceOf(http: HttpExchange[], target: Partial<Target> & { esp?: EspId } = {}): Evidence {
  return {
    schema: 1,
    target: {
      hostname: host,
      esp: 'sendgrid',
      region: 'us',
      espTarget: 'sendgrid.net',
      links: [`https://${host}${link.sendgrid}`],
      appLinks: false,
      records: [],
      ...target,
    },
    vantage: { resolvers: ['192.0.2.53:53'], allowPrivate: [], extraAnchors: [], rangesDate: '2026-11-01' },
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 100,
    dns: [],
    addresses: [],
    tls: [],
    http,
  }
}

/** A link that comes through well, with what a run asks beside it. */
export const healthy: readonly HttpExchange[] = [
  sent('link', redirect(shop)),
  sent('link', redirect(shop), { scheme: 'http' }),
  sent('control', wrongLink),
  sent('repeat', redirect(shop)),
  direct('link', redirect(shop)),
]

/** The healthy exchanges, with some of them replaced (by what and where they ask) and others added. Another answer to the link is not asked for twice. */
export function but(...changes: HttpExchange[]): HttpExchange[] {
  const isChanged = (purpose: HttpExchange['purpose']) => changes.some((change) => place(change) === place(sent(purpose, 'timeout')))
  const rest = healthy.filter((old) => !changes.some((change) => place(change) === place(old)))
  return [...rest.filter(({ purpose }) => purpose !== 'repeat' || !isChanged('link')), ...changes]
}

const place = ({ role, scheme, purpose, address }: HttpExchange): string => `${role} ${scheme} ${purpose} ${address}`
