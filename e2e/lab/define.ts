import type { CdnId, EspId, Region } from '#lib/engine/target/target.ts'
import { handOut, publish, zoneOf } from './healthy-zone.ts'
import { clickPath, type LinkForm, openPath } from './links.ts'
import { addressOf, type DnsHost, edgeNames, espHost } from './naming.ts'
import type {
  Behaviour,
  CertificateData,
  DiagnosisCode,
  Expectation,
  RecordData,
  Scenario,
  ScenarioTarget,
  Site,
  SiteKind,
  World,
} from './scenario.ts'

/** What stands in front of the link host before anything is broken. */
export interface Setup {
  esp: EspId
  /** `none`: the record still leads to the ESP */
  cdn: SiteKind | 'none'
  region?: Region // default: us
  /** the record that Braze gave; default by ESP and region */
  espTarget?: string
  /** real links known to the checker; default 2 */
  links?: 0 | 1 | 2
  linkForm?: LinkForm // default: query
  /** the checker is also given an open pixel; default no */
  open?: boolean
  /** labels of the link host below the registered domain; default `link.mail` */
  labels?: string
  /** default: cloudflare for Cloudflare, else generic */
  dnsHost?: DnsHost
  /** Cloudflare with the zone elsewhere (partial set-up): a CNAME to `*.cdn.cloudflare.net` */
  partial?: boolean
  /** the edge is ready and given to the checker, DNS still leads to the ESP */
  rehearsal?: boolean
  /** the sending domain's records are handed out and published too, for a walk through all steps */
  records?: boolean
  /** the CDN that was chosen in step 4; default none */
  chosen?: CdnId
}

/** What changes may work on: the world, the target, and the names that stand for `{…}` in records. */
export interface Draft {
  world: World
  target: ScenarioTarget
  names: Names
  records: RecordData[]
}

export interface Names {
  host: string // link.mail.id.com
  domain: string // id.com
  parent: string // mail.id.com
  label: string // link
  edge: string // the CDN's name for the link host; the proxy's own
  esp: string // sendgrid.net …
  address: string // the edge's first address
  address2: string // its second one
}

/** One difference from the healthy base; composed in order. */
export type Change = (draft: Draft) => void

export interface ScenarioInput {
  id: string
  title: string
  setup: Setup
  changes?: Change[]
  expect: Partial<Omit<Expectation, 'verdict'>> & { verdict: Expectation['verdict'] }
  demo?: boolean
}

/** Builds a scenario: the healthy base of the set-up, then the changes in order. The result is plain data. */
export function defineScenario(input: ScenarioInput): Scenario {
  const draft = healthy(input.id, input.setup)
  for (const change of input.changes ?? []) change(draft)
  const noFalseAlarm: DiagnosisCode[] = input.expect.verdict === 'could-not-check' ? [] : ['checker.could-not-check']
  return {
    id: input.id,
    title: input.title,
    demo: input.demo ?? false,
    target: draft.target,
    records: draft.records,
    world: draft.world,
    expect: {
      rootCause: null,
      must: input.expect.rootCause ? [input.expect.rootCause] : [],
      ...input.expect,
      mustNot: [...(input.expect.mustNot ?? []), ...noFalseAlarm],
    },
  }
}

/** The base: a link host served well by this CDN in front of this ESP. */
export function healthy(id: string, setup: Setup): Draft {
  const names = namesOf(id, setup)
  const site = setup.cdn === 'none' ? undefined : healthySite(setup.cdn, setup.esp, names)
  const links = linksOf(id, setup)
  const world: World = {
    hostname: names.host,
    domain: names.domain,
    zones: [zoneOf(setup, names)],
    publicRecords: [],
    sites: site ? [site] : [],
    account: {
      esp: setup.esp,
      region: setup.region ?? 'us',
      state: 'registered',
      links,
      openPath: openPath(setup.esp, id),
      managedCertificate: false,
    },
    resolverCache: [],
    vantage: {},
  }
  const draft = { world, names, target: targetOf(setup, names, world), records: handOut(setup, names, world) }
  publish(draft, setup)
  return draft
}

function namesOf(id: string, setup: Setup): Names {
  const domain = `${id}.com`
  const host = `${setup.labels ?? 'link.mail'}.${domain}`
  const esp = setup.espTarget ?? espHost(setup.esp, setup.region ?? 'us')
  const [address, address2] = setup.cdn === 'none' ? ['', ''] : [addressOf(setup.cdn, `${host}/1`), addressOf(setup.cdn, `${host}/2`)]
  const edge = setup.cdn === 'none' ? esp : (edgeNames(setup.cdn, host, domain)[0] ?? '')
  return { host, domain, parent: host.slice(host.indexOf('.') + 1), label: host.slice(0, host.indexOf('.')), edge, esp, address, address2 }
}

const customProxies: readonly SiteKind[] = ['nginx', 'haproxy', 'caddy', 'apache']

/** Single machines have one address, CDNs two. */
const addressesOf = (kind: SiteKind, names: Names): string[] =>
  customProxies.includes(kind) || kind === 'gcp' ? [names.address] : [names.address, names.address2]

/** How a well configured edge of this kind treats requests for this ESP. */
export function healthyBehaviour(kind: SiteKind, esp: EspId, origin: string): Behaviour {
  // SparkPost's own guides: CloudFront and Apache send the origin's Host, and X-Forwarded-Host beside it; so does Front Door.
  const sendsOriginHost = esp === 'sparkpost' && ['cloudfront', 'azure', 'apache'].includes(kind)
  return {
    answers: 'forwards',
    origin,
    hostHeader: sendsOriginHost ? 'origin' : 'viewer',
    forwardedHost: sendsOriginHost || kind === 'azure' || kind === 'apache',
    query: 'kept',
    path: 'kept',
    followsRedirects: false,
    location: 'kept',
    cache: esp === 'sparkpost' && kind === 'cloudfront' ? { key: 'url', ttlSeconds: 10 } : { key: 'none', ttlSeconds: 0 },
    http: 'forwards',
    https: 'forwards',
    loop: false,
    redirectsTo: null,
    body: 'kept',
    delayMs: 0,
    refusesClients: [],
    headers: [],
    addsHeaderBytes: 0,
    files: {},
  }
}

/** A certificate as a public CA issues it today: 90 days, a third of them gone. */
export const goodCertificate = (...names: string[]): CertificateData => ({
  names,
  issuer: 'trusted',
  notBeforeDays: -30,
  notAfterDays: 60,
  chain: 'full',
  key: 'p256',
  signature: 'sha256',
  scts: 3,
})

function healthySite(kind: SiteKind, esp: EspId, names: Names): Site {
  return {
    kind,
    hostnames: [names.host],
    addresses: addressesOf(kind, names),
    port80: 'open',
    port443: 'open',
    certificate: goodCertificate(names.host),
    tls: {},
    behaviour: healthyBehaviour(kind, esp, names.esp),
  }
}

function linksOf(id: string, setup: Setup): World['account']['links'] {
  return [1, 2].map((n) => {
    const location = `https://www.${id}.com/offers/${n}?utm_source=braze&utm_campaign=spring%20sale`
    return { path: clickPath(setup.esp, `${id}/${n}`, location, setup.linkForm ?? 'query'), location }
  })
}

function targetOf(setup: Setup, names: Names, world: World): ScenarioTarget {
  const links = world.account.links.slice(0, setup.links ?? 2).map((link) => `https://${names.host}${link.path}`)
  return {
    hostname: names.host,
    esp: setup.esp,
    region: setup.region ?? 'us',
    links,
    ...(setup.espTarget ? { espTarget: setup.espTarget } : {}),
    ...(setup.chosen ? { cdn: setup.chosen } : {}),
    ...(setup.rehearsal ? { edge: names.edge } : {}),
    ...(setup.open ? { openUrl: `https://${names.host}${world.account.openPath}` } : {}),
  }
}
