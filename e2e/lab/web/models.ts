import { randomBytes } from 'node:crypto'
import type { SiteKind } from '#e2e/lab/scenario.ts'
import { type Headers, headerOf, withHeader, without } from './message.ts'

/** How an answer came about, for the headers that tell of it. */
export interface Origin {
  /** the edge wrote it itself */
  own: boolean
  cache: 'hit' | 'miss' | 'none'
}

const hex = (length: number): string =>
  randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length)
/** Ids differ from answer to answer; sixty-four of them, made once, are as good as new ones. */
const ids = Array.from({ length: 64 }, () => ({ hex16: hex(16), hex32: hex(32), base64: `${randomBytes(40).toString('base64url')}==` }))
let turn = 0
const nextId = () => ids[turn++ % ids.length] as (typeof ids)[number]

type Decorate = (headers: Headers, origin: Origin) => Headers

const append = (headers: Headers, name: string, value: string): Headers => {
  const before = headerOf(headers, name)
  return withHeader(headers, name, before === undefined ? value : `${before}, ${value}`)
}

const cloudfront: Decorate = (headers, { own, cache }) => {
  const id = nextId()
  const word = own ? 'Error' : cache === 'hit' ? 'Hit' : 'Miss'
  return [
    ...append(headers, 'Via', `1.1 ${id.hex32}.cloudfront.net (CloudFront)`),
    ['X-Cache', `${word} from cloudfront`],
    ['X-Amz-Cf-Pop', 'FRA56-P2'],
    ['X-Amz-Cf-Id', id.base64],
  ]
}

const cloudflare: Decorate = (headers, { own, cache }) => [
  ...without(headers, 'Server'),
  ['Server', 'cloudflare'],
  ['CF-RAY', `${nextId().hex16}-FRA`],
  ...((own ? [] : [['cf-cache-status', cache === 'hit' ? 'HIT' : cache === 'miss' ? 'MISS' : 'DYNAMIC']]) as Headers),
]

const fastly: Decorate = (headers, { cache }) => [
  ...append(headers, 'Via', '1.1 varnish'),
  ['X-Served-By', 'cache-fra-etou8220089-FRA'],
  ['X-Cache', cache === 'hit' ? 'HIT' : 'MISS'],
  ['X-Cache-Hits', cache === 'hit' ? '1' : '0'],
  ['X-Timer', `S${Math.floor(Date.now() / 1000)}.384021,VS0,VE12`],
]

const keycdn: Decorate = (headers, { own, cache }) => [
  ...without(headers, 'Server'),
  ['Server', 'keycdn-engine'],
  ...((own ? [] : [['X-Cache', cache === 'hit' ? 'HIT' : 'MISS']]) as Headers),
  ['X-Edge-Location', 'defr'],
]

const azure: Decorate = (headers, { own, cache }) => {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  return [
    ...headers,
    ['x-azure-ref', `${stamp}-${nextId().hex16}fra0000000`],
    ['X-Cache', own || cache === 'none' ? 'CONFIG_NOCACHE' : cache === 'hit' ? 'TCP_HIT' : 'TCP_MISS'],
  ]
}

const bunny: Decorate = (headers, { cache }) => [
  ...without(headers, 'Server'),
  ['Server', 'BunnyCDN-DE1-864'],
  ['CDN-PullZone', '2011874'],
  ['CDN-Uid', 'b1f2a3c4-5d6e-4f70-8a9b-0c1d2e3f4a5b'],
  ['CDN-RequestId', nextId().hex32],
  ['CDN-Cache', cache === 'hit' ? 'HIT' : 'MISS'],
]

const imperva: Decorate = (headers) => [
  ...headers,
  ['X-CDN', 'Imperva'],
  ['X-Iinfo', '12-71528491-71528496 NNNN CT(1 2 0) RT(1763820000000 14) q(0 0 0 0) r(1 1) U12'],
  ['Set-Cookie', `visid_incap_2911874=${nextId().base64}; path=/`],
]

const vercel: Decorate = (headers, { cache }) => [
  ...without(headers, 'Server'),
  ['Server', 'Vercel'],
  ['X-Vercel-Id', `fra1::${nextId().hex16}`],
  ['X-Vercel-Cache', cache === 'hit' ? 'HIT' : 'MISS'],
]

const netlify: Decorate = (headers, { cache }) => [
  ...without(headers, 'Server'),
  ['Server', 'Netlify'],
  ['X-Nf-Request-Id', '01JD8V6QK2M4X8Z9N0P1R3S5T7'],
  ['Cache-Status', `"Netlify Edge"; ${cache === 'hit' ? 'hit' : 'fwd=miss'}`],
]

const decorations: Record<SiteKind, Decorate> = {
  cloudfront,
  cloudflare,
  fastly,
  keycdn,
  azure,
  bunny,
  imperva,
  vercel,
  netlify,
  gcp: (headers) => append(headers, 'Via', '1.1 google'),
  // Akamai is mostly invisible in headers.
  akamai: (headers) => headers,
  nginx: (headers) => withHeader(headers, 'Server', headerOf(headers, 'Server')?.startsWith('nginx') ? 'nginx' : 'nginx/1.26.3'),
  haproxy: (headers) => headers,
  caddy: (headers, { own }) => (own ? headers : append(headers, 'Via', '1.1 Caddy')),
  apache: (headers) => headers,
}

/** The headers of an answer as this kind of edge sends them on. */
export const decorate = (kind: SiteKind, headers: Headers, origin: Origin): Headers => decorations[kind](headers, origin)

/** Names of the certificate that a host unknown to the edge is shown; null where the handshake is refused instead. */
export const defaultCertificateNames: Record<SiteKind, string[] | null> = {
  cloudfront: ['*.cloudfront.net', 'cloudfront.net'],
  cloudflare: null,
  fastly: ['default.ssl.fastly.net', '*.freetls.fastly.net'],
  keycdn: ['*.kxcdn.com', 'kxcdn.com'],
  gcp: null,
  azure: ['*.azurefd.net', '*.azureedge.net'],
  akamai: ['a248.e.akamai.net', '*.akamaized.net', '*.akamaihd.net'],
  bunny: ['*.b-cdn.net', 'b-cdn.net'],
  imperva: ['imperva.com', '*.incapdns.net'],
  vercel: ['*.vercel.app', 'vercel.app'],
  netlify: ['*.netlify.app', 'netlify.app'],
  nginx: ['localhost'],
  haproxy: ['localhost'],
  caddy: null,
  apache: ['localhost'],
}
