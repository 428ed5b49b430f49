import { fill } from './changes-dns.ts'
import { type Change, type Draft, goodCertificate } from './define.ts'
import type { Behaviour, CertificateData, EspAccount, PortState, Site, TlsSettings, VantageFaults } from './scenario.ts'

const edgeOf = ({ world }: Draft): Site => {
  const site = world.sites[0]
  if (!site) throw new Error('the scenario has no edge')
  return site
}

const fillAll = <T>(value: T, draft: Draft): T => JSON.parse(fill(JSON.stringify(value), draft.names)) as T

/** Changes how the edge treats requests. */
export const edge =
  (behaviour: Partial<Behaviour>): Change =>
  (draft) => {
    Object.assign(edgeOf(draft).behaviour, fillAll(behaviour, draft))
  }

/** Sets what the edge's ports do. */
export const ports =
  (states: { port80?: PortState; port443?: PortState }): Change =>
  (draft) => {
    Object.assign(edgeOf(draft), states)
  }

/** Sets what the edge speaks: protocol versions, the alert, client certificates. */
export const tls =
  (settings: TlsSettings): Change =>
  (draft) => {
    Object.assign(edgeOf(draft).tls, settings)
  }

/** The usual certificates, good and bad, for the link host. */
export const certificates = {
  good: {},
  expired: { notBeforeDays: -95, notAfterDays: -5 },
  'expires-soon': { notBeforeDays: -84, notAfterDays: 6 },
  'not-yet-valid': { notBeforeDays: 3, notAfterDays: 93 },
  'other-name': { names: ['www.{domain}', '{domain}'] },
  'wildcard-too-shallow': { names: ['*.{domain}', '{domain}'] },
  wildcard: { names: ['*.{parent}'] },
  'common-name-only': { names: [], commonName: '{host}' },
  'self-signed': { issuer: 'self-signed' },
  'unknown-root': { issuer: 'unknown' },
  'cloudflare-origin': { issuer: 'cloudflare-origin', notAfterDays: 5400 },
  'missing-intermediate': { chain: 'leaf-only' },
  'wrong-intermediate': { chain: 'wrong-intermediate' },
  'expired-intermediate': { chain: 'expired-intermediate' },
  'with-root': { chain: 'with-root' },
  'weak-key': { key: 'rsa1024' },
  'curve-refused': { key: 'p521' },
  rsa: { key: 'rsa2048' },
  sha1: { signature: 'sha1', key: 'rsa2048' },
} satisfies Record<string, Partial<CertificateData>>
export type CertificateName = keyof typeof certificates

/** What the edge presents: one of the usual ones, the CDN's default, none at all (an alert), or one of its own making. */
export const certificate =
  (choice: CertificateName | 'default' | 'none' | Partial<CertificateData>): Change =>
  (draft) => {
    const site = edgeOf(draft)
    if (choice === 'default') site.certificate = 'default'
    else if (choice === 'none') site.certificate = null
    else {
      const own = typeof choice === 'string' ? certificates[choice] : choice
      site.certificate = { ...goodCertificate(draft.names.host), ...fillAll(own as Partial<CertificateData>, draft) }
    }
  }

/** Makes one address of the edge differ from the others: its ports, its certificate, its behaviour. */
export const oneAddress =
  (index: number, change: Partial<Omit<Site, 'behaviour'>> & { behaviour?: Partial<Behaviour> }): Change =>
  (draft) => {
    const site = edgeOf(draft)
    const address = site.addresses[index]
    if (!address) throw new Error(`the edge has no address number ${index}`)
    site.addresses = site.addresses.filter((other) => other !== address)
    const { behaviour, ...rest } = fillAll(change, draft)
    const twin = { ...structuredClone(site), ...rest, addresses: [address] }
    Object.assign(twin.behaviour, behaviour)
    draft.world.sites.push(twin)
  }

/** Adds a web server: the company's own site, an old machine, a second CDN's edge. Starts from the edge's own settings. */
export const addSite =
  (change: Partial<Omit<Site, 'behaviour'>> & { addresses: string[]; behaviour?: Partial<Behaviour> }): Change =>
  (draft) => {
    const { behaviour, ...rest } = fillAll(change, draft)
    const base = structuredClone(edgeOf(draft))
    draft.world.sites.push({ ...base, ...rest, behaviour: { ...base.behaviour, ...behaviour } })
  }

/** Takes the edge away: its addresses are served by nobody, and refuse (`'silent'`: swallow packets). */
export const edgeGone = (how: 'refused' | 'silent' = 'refused'): Change => ports({ port80: how, port443: how })

/** What the ESP knows of the link host, or how it fares. */
export const account =
  (change: Partial<EspAccount>): Change =>
  ({ world }) => {
    Object.assign(world.account, change)
  }

/** Faults on our own side, in this scenario alone. */
export const ourside =
  (faults: VantageFaults): Change =>
  ({ world }) => {
    Object.assign(world.vantage, faults)
  }

/** Hands the checker other values than the world's: a wrong region, an espTarget, links in another form. */
export const target =
  (change: Partial<Draft['target']>): Change =>
  (draft) => {
    Object.assign(draft.target, fillAll(change, draft))
  }
