import type { CdnId, EdgeProviderId, EspId, Region } from '#lib/engine/target/target.ts'

/**
 * A scenario: a small world of plain data, the target that is checked in it, and
 * what a right checker says. `defineScenario` (`define.ts`) builds the world from
 * a healthy base and a list of changes; the lab only ever reads the data below.
 *
 * Names in records are absolute and without their last dot. Times are relative to
 * the start of the lab, in the unit that the name ends in.
 */
export interface Scenario {
  /** kebab-case; also the registered domain of its world, below `.com` */
  id: string
  title: string
  /** offered to people who try the wizard without a network */
  demo: boolean
  target: ScenarioTarget
  /** what Braze handed out: the link host's record as it was before any CDN, and the sending domain's where the set-up has them */
  records: RecordData[]
  world: World
  expect: Expectation
}

/** What is asked of the checker; the long options of the `check` command. */
export interface ScenarioTarget {
  hostname: string
  esp: EspId
  region: Region
  espTarget?: string
  cdn?: CdnId
  /** rehearsal: the edge's host name */
  edge?: string
  /** the edge that was entered for the link host; the command has no option for it */
  expectedEdge?: string
  links: string[]
  openUrl?: string
  appLinks?: boolean
  /** the records that Braze handed out beside the link host's own; the command has no option for them */
  records?: RecordData[]
}

export type DiagnosisCode = `${'dns' | 'cdn' | 'tls' | 'forwarding' | 'applinks' | 'setup' | 'checker'}.${string}`

/** What a right checker says. A code in neither list may appear or not. */
export interface Expectation {
  verdict: 'ready' | 'not-ready' | 'could-not-check'
  rootCause: DiagnosisCode | null
  must: DiagnosisCode[]
  mustNot: DiagnosisCode[]
  areas?: Partial<Record<'dns' | 'cdn' | 'tls' | 'forwarding', 'ok' | 'warning' | 'error' | 'unknown'>>
  edge?: EdgeProviderId
}

/** Everything that one scenario adds to the practice internet. */
export interface World {
  hostname: string
  /** the registered domain */
  domain: string
  zones: Zone[]
  /** records in zones of others: the CDN's name for this customer, say */
  publicRecords: RecordData[]
  sites: Site[]
  account: EspAccount
  resolverCache: CachedAnswer[]
  /** how our own side fares in this scenario; every other scenario sees a healthy one */
  vantage: VantageFaults
}

// --- DNS ---------------------------------------------------------------------

/** One record; `data` in presentation form (RFC 1035, 5.1), names without their last dot. */
export interface RecordData {
  name: string
  type: string
  ttl: number // seconds
  data: string
}

/** A zone with its servers. A cut below another zone of the lab gets its delegation (and glue) by itself. */
export interface Zone {
  origin: string
  records: RecordData[]
  servers: ZoneServer[]
  /** the zone's own SOA MINIMUM: how long a negative answer lives, seconds */
  negativeTtl: number
  /** what the parent says of the zone, where that is not simply the names of `servers` */
  delegation?: { ns: string[] } | 'none'
  /** DS records at the parent (data in presentation form) */
  ds?: string[]
  /** validating resolvers answer SERVFAIL unless asked with CD */
  bogus?: boolean
}

/**
 * How a message is spoilt: `rubbish` bytes that are none; `other-id`, `other-question` an answer to something else;
 * `cut-reset`, `cut-silent` TC over UDP, and over TCP it hangs up or says nothing.
 */
export type Spoilt = 'rubbish' | 'other-id' | 'other-question' | 'cut-reset' | 'cut-silent'

/** One delegated server of a zone and how it fares for this zone. */
export interface ZoneServer {
  name: string
  address: string
  /**
   * `lame`: answers with a referral upwards, not authoritative. `refused`, `servfail`: that rcode.
   * `silent`: nothing comes back. `not-authoritative`: right data, AA clear. `closed`: ICMP port unreachable.
   * `no-soa`: denies without the zone's SOA. Otherwise what it sends is spoilt (`Spoilt`).
   */
  fault?: 'lame' | 'refused' | 'servfail' | 'silent' | 'not-authoritative' | 'closed' | 'no-soa' | Spoilt
  /** data of its own, in place of the zone's: an old copy on one server */
  records?: RecordData[]
  /** record types that this server fails on, and how */
  failsOn?: { types: string[]; how: 'servfail' | 'silent' | 'notimp' | 'refused' }
  /** gives the answers in turn, one list a query, for the link host's addresses (rebinding) */
  rotates?: RecordData[][]
}

/** An answer that a recursive resolver holds from before. */
export interface CachedAnswer {
  /** which of the lab's resolvers; all when left out */
  resolver?: number
  name: string
  /** record type asked, or `*` for each */
  type: string
  /** records as cached; or a negative or failed answer */
  answer: RecordData[] | 'nxdomain' | 'nodata' | 'servfail' | 'refused' | 'silent'
  /** seconds left at the start of the lab */
  ttlLeft: number
}

/**
 * How a network lies, with the best of response codes: `nxdomain` no name exists, not the root's
 * either; `nxdomain-root` the same with the root's SOA; `nxdomain-parent` with an SOA of the name
 * above each; `empty` nothing at any name; `refused`; `everything` an address whatever is asked;
 * `portal`, `private` and `nowhere` one address (public, private, 0.0.0.0) for every name, and nothing of other types;
 * `portal-addresses` one address for every name, all else is true; `filter` the names of mail do
 * not exist, by the SOA of the filter's own zone, all else is true; `bare` nothing that is not there has an SOA,
 * and the names of mail are not there; `split` a zone of the same name inside, without these names.
 */
export const lies = [
  'nxdomain',
  'nxdomain-root',
  'nxdomain-parent',
  'empty',
  'refused',
  'everything',
  'portal',
  'private',
  'nowhere',
  'portal-addresses',
  'filter',
  'bare',
  'split',
] as const
export type Lie = (typeof lies)[number]

/** Faults on our own side. */
export interface VantageFaults {
  /** what lies; of the resolvers only the first where `first` is set, and with `intercepts` every name server seems to say so: with authority where it says `with-aa` */
  lies?: { how: Lie; first?: true; intercepts?: 'without-aa' | 'with-aa' }
  resolvers?: 'silent' | 'refused' | 'servfail'
  /** our clock minus the true time, seconds */
  clockOffsetSeconds?: number
  /** no connection gets out, and no answer comes in */
  offline?: boolean
}

// --- edges, proxies and other web servers -------------------------------------

/** Whose ways a web server has: headers, error pages, default certificate. */
export type SiteKind =
  | 'cloudfront'
  | 'cloudflare'
  | 'fastly'
  | 'keycdn'
  | 'gcp'
  | 'azure'
  | 'akamai'
  | 'bunny'
  | 'imperva'
  | 'vercel'
  | 'netlify'
  | 'nginx'
  | 'haproxy'
  | 'caddy'
  | 'apache'

/** `silent`: packets vanish. `plain-http`: HTTP is spoken where TLS is expected. `accepts-only`: connects, then says nothing. `resets`: hangs up at the first byte. `garbles`: a TLS record, and nonsense in it. */
export type PortState = 'open' | 'refused' | 'silent' | 'plain-http' | 'accepts-only' | 'resets' | 'garbles'

/** A host name served at some addresses of a CDN, a proxy or a plain web server. */
export interface Site {
  kind: SiteKind
  /** host names that lead to this site at these addresses (SNI and Host); the link host */
  hostnames: string[]
  /** addresses that it is served on; several sites may share one, told apart by host name */
  addresses: string[]
  port80: PortState
  port443: PortState
  /** null: the handshake for this name ends in an alert */
  certificate: CertificateChoice | null
  tls: TlsSettings
  behaviour: Behaviour
}

/** New settings for a site that runs already. */
export type SiteChange = Partial<Pick<Site, 'certificate' | 'tls'>> & { behaviour?: Partial<Behaviour> }

export interface TlsSettings {
  minVersion?: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3'
  maxVersion?: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  /** the alert that ends the handshake where there is no certificate; 112 unrecognized_name, 40 handshake_failure */
  alert?: number
  /** asks for a client certificate and refuses who has none */
  clientCertificate?: boolean
  /** cipher suites, groups and signature algorithms, in OpenSSL's words; Node's own where left out */
  ciphers?: string
  groups?: string
  signatures?: string
  /** bits of the group for DHE suites */
  dhBits?: 1024 | 2048
  /** another machine behind the same address, with a certificate of its own: it gets every second connection */
  otherMachine?: Partial<CertificateData>
  /** sends something as OCSP response */
  staples?: boolean
  /** drops connections whose first message is longer than one packet, as some firewalls do */
  firstMessage?: { longest: number; then: 'resets' | 'is-silent' }
}

/** A certificate to be made when the lab starts; `default` is the CDN's own. */
export type CertificateChoice = 'default' | CertificateData

export type LeafKeyKind = 'p256' | 'p384' | 'p521' | 'brainpool' | 'ed25519' | 'ed448' | 'rsa2048' | 'rsa1024' | 'rsa-pss'
export type KeyUsage = 'digitalSignature' | 'keyEncipherment' | 'keyAgreement'

export interface CertificateData {
  /** SAN dNSName entries */
  names: string[]
  /** subject CN; the first name when left out, none when null */
  commonName?: string | null
  /** `trusted`: the lab's CA, under the issuer name usual for this CDN. `unknown`: a root nobody knows. `removed`: one that a browser took off its list. */
  issuer:
    | 'trusted'
    | 'self-signed'
    | 'unknown'
    | 'removed'
    | 'cloudflare-origin'
    | 'lets-encrypt'
    | 'amazon'
    | 'google'
    | 'digicert'
    | 'globalsign'
    | 'sectigo'
  /** days from the start of the lab; negative is past */
  notBeforeDays: number
  notAfterDays: number
  /** what is sent beside the leaf */
  chain: 'full' | 'leaf-only' | 'wrong-intermediate' | 'with-root' | 'expired-intermediate'
  key: LeafKeyKind
  /** bits of the key usage; what a server's certificate has where left out, no extension when null */
  keyUsage?: readonly KeyUsage[] | null
  signature: 'sha256' | 'sha1'
  /** signed certificate timestamps embedded */
  scts: number
  /** marked as "must staple" (RFC 7633) */
  mustStaple?: boolean
  /** the intermediate may issue for DNS names in these subtrees alone, and for none in those */
  constraints?: { permitted?: readonly string[]; excluded?: readonly string[] }
  /** so many other names beside `names`: what one certificate of a hoster for all its customers holds */
  strangers?: number
  /** what the extended key usage allows; servers when left out */
  purpose?: 'client'
}

/** How a site treats requests, from the client's side inwards. All of it is the owner's configuration, or a fault in it. */
export interface Behaviour {
  /** what the same request gets the first time, the second time …; from the last one on all is as ever */
  inTurn?: ('forwards' | EdgePage)[]
  /** the edge writes the answer itself */
  answers: 'forwards' | EdgePage
  /** host name of the origin: the ESP's, another one's, or the name of a `WebPage` */
  origin: string
  /** Host header towards the origin: the visitor's, the origin's own name, or this one */
  hostHeader: 'viewer' | 'origin' | string
  /** another edge between this one and the origin, whose marks pile up in the answer */
  behind?: SiteKind
  /** adds X-Forwarded-Host with the visitor's host name */
  forwardedHost: boolean
  query: 'kept' | 'dropped' | 'encoded-again' | 'decoded'
  /** `normalised`: as nginx does where proxy_pass ends in a slash; `refuses-slashes`: its own 404 where the path holds %2F, as Apache does by default */
  path: 'refuses-slashes' | 'kept' | 'decoded' | 'normalised' | 'slashes-merged' | 'encoded-again' | 'replaced'
  /** follows the ESP's redirect itself and serves what is there */
  followsRedirects: boolean
  /** what happens to the ESP's Location: kept, its host replaced by the link host, or its query cut */
  location: 'kept' | 'own-host' | 'query-cut' | string
  cache: CacheBehaviour
  /** plain HTTP: forwarded, redirected to https, or something else */
  http: 'forwards' | 'redirects-to-https' | 'redirects-without-query' | 'redirects-without-path' | EdgePage | WebPage
  /** HTTPS: forwarded, or something else */
  https: 'forwards' | 'redirects-to-http' | EdgePage | WebPage
  /** redirects every request to itself */
  loop: boolean
  /** redirects every request to this URL */
  redirectsTo: string | null
  /** written on the wire in place of any answer, over HTTPS alone */
  raw?: string
  body: 'kept' | 'huge' | 'endless' | 'hangs' | 'broken-gzip' | 'claims-gzip'
  /** before the headers, milliseconds */
  delayMs: number
  /** refuses requests whose User-Agent holds one of these (403, in the CDN's own words) */
  refusesClients: string[]
  /** further response headers */
  headers: [string, string][]
  /** bytes of request headers that the edge adds towards the origin (cookies of the parent domain) */
  addsHeaderBytes: number
  /** files served at the edge: path to media type and body, or a redirect */
  files: Record<string, EdgeFile>
}

export type EdgeFile = { type: string; body: string } | { redirect: string }

/** An answer in the CDN's own words. */
export type EdgePage =
  | 'unknown-host'
  | 'blocked'
  | 'no-route'
  | 'origin-unreachable'
  | 'origin-timeout'
  | 'origin-dns-error'
  | 'origin-tls-failure'
  | 'misdirected'
  | 'cross-account'
  | 'bot-challenge'
  | 'password'
  | 'method-not-allowed'
  | 'rate-limited'

/** Somebody's pages that are no ESP: a company site, a bucket, a fresh proxy. */
export type WebPage = 'web-site' | 's3-bucket' | 'default-page' | 'blank' | 'not-found'

export interface CacheBehaviour {
  /** what an answer is kept under; `none` keeps nothing. `path` leaves the query out, `host` leaves the path out too */
  key: 'none' | 'url' | 'path' | 'host'
  ttlSeconds: number
  /** the Age that a stored answer starts with */
  ageSeconds?: number
}

// --- the ESP -----------------------------------------------------------------

/** What the ESP knows of the link host. */
export interface EspAccount {
  esp: EspId
  region: Region
  /** `invalidated`: known once, broken by a second Verify at SendGrid */
  state: 'registered' | 'unknown' | 'invalidated'
  /** path and query of real links, and where they lead */
  links: { path: string; location: string }[]
  openPath: string
  /** the ESP holds a certificate for the link host (SparkPost V2, SendGrid Auto SSL) */
  managedCertificate: boolean
  /** the ESP's other region knows the name too, and none of the links */
  knownInOtherRegion?: true
  /** answers 403 after so many clicks */
  rateLimitAfter?: number
  /** the ESP itself answers 5xx, nothing, or slowly */
  outage?: 'error' | 'silent'
}
