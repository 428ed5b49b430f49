import type { CertificateAuthority } from '#e2e/lab/ca/authority.ts'
import { goodCertificate } from '#e2e/lab/define.ts'
import type { CertificateData, PortState, Site, SiteChange, SiteKind } from '#e2e/lab/scenario.ts'
import { answerAtSite } from './edge.ts'
import type { EspOrigin } from './esp.ts'
import type { Host } from './listener.ts'
import type { WebAnswer, WebRequest } from './message.ts'
import { decorate, defaultCertificateNames } from './models.ts'
import { edgePage, webPages } from './pages.ts'
import { HANDSHAKE_FAILURE, type Presented, present, UNRECOGNIZED_NAME } from './presented.ts'
import type { Upstream } from './upstream.ts'

/** How each kind ends a handshake for a name that it has no certificate for: handshake_failure, Caddy internal_error, Google unrecognized_name. */
const alertOf = (kind: SiteKind): number => (kind === 'caddy' ? 80 : kind === 'gcp' ? UNRECOGNIZED_NAME : HANDSHAKE_FAILURE)

/** One address of a CDN or a proxy: its sites, told apart by SNI and Host, and what strangers get. */
export class EdgeHost implements Host {
  private readonly sites: Site[] = []
  private readonly connections = new Map<Site, number>()
  private readonly bySite = new Map<Site, Presented>()
  private byDefault: Presented | undefined
  private readonly ca: CertificateAuthority
  private readonly upstream: Upstream
  private readonly strangers: Host | undefined

  /** @param strangers who else lives at the address, and serves the names that no site has */
  constructor(ca: CertificateAuthority, upstream: Upstream, strangers?: Host) {
    this.ca = ca
    this.upstream = upstream
    this.strangers = strangers
  }

  /** @throws Error when the address is there already with other ports: scenarios must not disturb each other */
  add(address: string, site: Site): void {
    const other = this.sites[0]
    if (other && (other.port80 !== site.port80 || other.port443 !== site.port443)) {
      throw new Error(
        `${address} has two sites whose ports differ (${other.hostnames[0]}, ${site.hostnames[0]}): give one of the scenarios another id`,
      )
    }
    this.sites.push(site)
  }

  /** Changes the settings of the site that serves a name; its ports stay as they are. */
  configure(hostname: string, { behaviour, ...settings }: SiteChange): void {
    const site = this.siteOf(hostname)
    if (!site) return
    Object.assign(site, settings)
    Object.assign(site.behaviour, behaviour)
    this.bySite.delete(site)
  }

  get port80(): PortState {
    return this.sites[0]?.port80 ?? 'refused'
  }

  get port443(): PortState {
    return this.sites[0]?.port443 ?? 'refused'
  }

  present = (servername: string | undefined): Presented => {
    const site = this.siteOf(servername ?? '')
    if (!site) return this.strangers?.present(servername) ?? this.presentDefault()
    const known = this.bySite.get(site) ?? this.presentSite(site)
    this.bySite.set(site, known)
    return site.tls.otherMachine && this.isOthersTurn(site) ? this.presentOther(site, site.tls.otherMachine) : known
  }

  answer = (request: WebRequest): WebAnswer | 'silent' => {
    const site = this.siteOf(request.host)
    if (site) return answerAtSite(site, request, this.upstream)
    if (this.strangers) return this.strangers.answer(request)
    const answer = edgePage(this.kind, 'unknown-host', request)
    return { ...answer, headers: decorate(this.kind, answer.headers, { own: true, cache: 'none' }) }
  }

  private get kind(): SiteKind {
    return this.sites[0]?.kind ?? 'nginx'
  }

  private siteOf(hostname: string): Site | undefined {
    return this.sites.find((site) => site.hostnames.includes(hostname))
  }

  private presentSite({ certificate, kind, tls }: Site): Presented {
    if (certificate === null) return { alert: tls.alert ?? alertOf(kind) }
    if (certificate === 'default') return this.presentDefault()
    return present(this.ca, certificate, kind, tls)
  }

  private isOthersTurn(site: Site): boolean {
    const connections = (this.connections.get(site) ?? 0) + 1
    this.connections.set(site, connections)
    return connections % 2 === 0
  }

  private presentOther({ certificate, kind, tls }: Site, other: Partial<CertificateData>): Presented {
    if (certificate === null || certificate === 'default') throw new Error('the other machine differs from one with a certificate')
    return present(this.ca, { ...certificate, ...other }, kind, tls)
  }

  private presentDefault(): Presented {
    const names = defaultCertificateNames[this.kind]
    this.byDefault ??= names ? present(this.ca, defaultCertificate(this.kind, names), this.kind, {}) : { alert: alertOf(this.kind) }
    return this.byDefault
  }
}

const defaultCertificate = (kind: SiteKind, names: string[]): CertificateData =>
  names[0] === 'localhost'
    ? { ...goodCertificate(...names), issuer: 'self-signed' }
    : goodCertificate(...names.map((name) => name.replace('{kind}', kind)))

/** An ESP's tracking host, reached directly: its own certificate, whatever name was asked for, unless it manages one. */
export class EspHost implements Host {
  readonly port80 = 'open'
  readonly port443 = 'open'
  private readonly ca: CertificateAuthority
  private readonly origin: EspOrigin
  private readonly name: string
  private readonly made = new Map<string, Presented>()
  private readonly esp: 'sendgrid' | 'sparkpost' | 'ses'

  constructor(ca: CertificateAuthority, origin: EspOrigin, name: string, esp: 'sendgrid' | 'sparkpost' | 'ses') {
    this.ca = ca
    this.origin = origin
    this.name = name
    this.esp = esp
  }

  present = (servername: string | undefined): Presented => {
    const managed = servername !== undefined && this.origin.account(servername)?.managedCertificate === true
    const names = managed ? [servername] : [this.name, `*.${this.name}`]
    const key = names[0] as string
    const known = this.made.get(key) ?? present(this.ca, goodCertificate(...names), this.esp, {})
    this.made.set(key, known)
    return known
  }

  answer = (request: WebRequest): WebAnswer | 'silent' => this.origin.answer(request)
}

/** The companies' own web servers: a plain site with a good certificate for whoever is asked for. */
export class CompanyHost implements Host {
  readonly port80 = 'open'
  readonly port443 = 'open'
  private readonly ca: CertificateAuthority
  private readonly made = new Map<string, Presented>()

  constructor(ca: CertificateAuthority) {
    this.ca = ca
  }

  present = (servername: string | undefined): Presented => {
    const name = servername ?? 'localhost'
    const registered = name.split('.').slice(-2).join('.')
    const known = this.made.get(registered) ?? present(this.ca, goodCertificate(registered, `www.${registered}`), 'nginx', {})
    this.made.set(registered, known)
    return known
  }

  answer = (request: WebRequest): WebAnswer => webPages['web-site'](request)
}
