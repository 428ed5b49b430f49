import type { CertificateData, SiteKind } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import { type Keys, leafKeysOf, newKeys } from './keys.ts'
import { makeCertificate, type Subject } from './x509.ts'

const DAY = 86_400_000

/** Issuer names as the CDNs' certificates carry them today; all of them hang below the lab's one root. */
const trustedIssuers = {
  'lets-encrypt': { C: 'US', O: "Let's Encrypt", CN: 'E7' },
  amazon: { C: 'US', O: 'Amazon', CN: 'Amazon RSA 2048 M02' },
  google: { C: 'US', O: 'Google Trust Services', CN: 'WE1' },
  digicert: { C: 'US', O: 'DigiCert Inc', CN: 'DigiCert Global G2 TLS RSA SHA256 2020 CA1' },
  globalsign: { C: 'BE', O: 'GlobalSign nv-sa', CN: 'GlobalSign Atlas R3 DV TLS CA 2026 Q3' },
  sectigo: { C: 'GB', O: 'Sectigo Limited', CN: 'Sectigo Public Server Authentication CA DV R36' },
} satisfies Record<string, Subject>
type TrustedIssuer = keyof typeof trustedIssuers

const usualIssuer: Partial<Record<SiteKind | EspId, TrustedIssuer>> = {
  cloudfront: 'amazon',
  cloudflare: 'google',
  fastly: 'globalsign',
  gcp: 'google',
  azure: 'digicert',
  akamai: 'digicert',
  imperva: 'globalsign',
  ses: 'amazon',
  sendgrid: 'sectigo',
}

interface Authority {
  subject: Subject
  keys: Keys
  certificate: Buffer
}

/** A leaf with what is sent beside it, DER, leaf first. */
export interface Issued {
  chain: Buffer[]
  keys: Keys
}

/** The lab's certificate authority. Everything is made on first use, relative to the moment at which the lab started. */
export class CertificateAuthority {
  private readonly startedAt: number
  private readonly root: Authority
  private readonly unknownRoot: () => Authority
  private readonly intermediates = new Map<string, Authority>()

  constructor(startedAt: Date) {
    this.startedAt = startedAt.getTime()
    this.root = this.selfSigned({ C: 'CH', O: 'Practice Internet', CN: 'Practice Internet Root R1' })
    let unknown: Authority | undefined
    this.unknownRoot = () => {
      unknown ??= this.selfSigned({ O: 'Corp IT', CN: 'Corp IT Internal Root CA' })
      return unknown
    }
  }

  /** The root that the checker is told to trust, DER. */
  get anchor(): Buffer {
    return this.root.certificate
  }

  /** Makes the certificate that a scenario asks for; `kind` decides whose name a trusted one carries. */
  issue(data: CertificateData, kind: SiteKind | EspId): Issued {
    const keys = leafKeysOf(data.key)
    const commonName = data.commonName === undefined ? data.names[0] : data.commonName
    const subject: Subject = commonName ? { CN: commonName } : {}
    const authority = data.issuer === 'self-signed' ? { subject, keys } : this.intermediateFor(data, kind)
    const leaf = makeCertificate({
      subject,
      issuer: authority.subject,
      keys,
      signer: data.issuer === 'self-signed' ? newestEc(keys) : authority.keys,
      notBefore: this.day(data.notBeforeDays),
      notAfter: this.day(data.notAfterDays),
      digest: data.signature,
      ca: false,
      dnsNames: [...data.names, ...strangers(data.strangers ?? 0)],
      scts: data.issuer === 'self-signed' ? 0 : data.scts,
      purpose: data.purpose,
      keyUsage: data.keyUsage,
      mustStaple: data.mustStaple,
    })
    const beside = data.constraints ? [(authority as Authority).certificate] : this.sentBeside(data, kind)
    return { keys, chain: [leaf, ...beside] }
  }

  private sentBeside(data: CertificateData, kind: SiteKind | EspId): Buffer[] {
    if (data.issuer === 'self-signed' || data.chain === 'leaf-only') return []
    if (data.chain === 'wrong-intermediate') return [this.otherIntermediate(data, kind).certificate]
    const own = this.intermediate(data.issuer, kind)
    if (data.chain === 'expired-intermediate') return [this.certify(own, this.root, -700, -10)]
    if (data.chain === 'with-root') return [own.certificate, this.root.certificate]
    return [own.certificate]
  }

  private otherIntermediate(data: CertificateData, kind: SiteKind | EspId): Authority {
    const own = this.intermediate(data.issuer, kind)
    const sectigo = this.intermediate('sectigo', kind)
    return own === sectigo ? this.intermediate('digicert', kind) : sectigo
  }

  /** One with constraints is made for a single leaf. */
  private intermediateFor({ issuer, constraints }: CertificateData, kind: SiteKind | EspId): Authority {
    const usual = this.intermediate(issuer, kind)
    return constraints ? { ...usual, certificate: this.certify(usual, this.root, -700, 1800, constraints) } : usual
  }

  private intermediate(issuer: CertificateData['issuer'], kind: SiteKind | EspId): Authority {
    const id = issuer === 'trusted' ? (usualIssuer[kind] ?? 'lets-encrypt') : issuer
    let found = this.intermediates.get(id)
    if (!found) {
      found = this.newIntermediate(id)
      this.intermediates.set(id, found)
    }
    return found
  }

  private newIntermediate(id: string): Authority {
    if (id === 'cloudflare-origin') {
      return this.selfSigned({ C: 'US', O: 'CloudFlare, Inc.', OU: 'CloudFlare Origin SSL ECC Certificate Authority' })
    }
    if (id === 'removed') {
      const removedRoot = this.selfSigned({ C: 'US', O: 'DigiCert Inc', OU: 'www.digicert.com', CN: 'DigiCert Global Root CA' })
      const sub = { subject: { C: 'US', O: 'DigiCert Inc', CN: 'DigiCert TLS RSA SHA256 2020 CA1' }, keys: newKeys() }
      return { ...sub, certificate: this.certify(sub, removedRoot, -700, 1800) }
    }
    const unknown = id === 'unknown'
    const subject = unknown ? { O: 'Corp IT', CN: 'Corp IT Issuing CA 2' } : trustedIssuers[id as TrustedIssuer]
    const authority = { subject, keys: newKeys() }
    return { ...authority, certificate: this.certify(authority, unknown ? this.unknownRoot() : this.root, -700, 1800) }
  }

  private selfSigned(subject: Subject): Authority {
    const authority = { subject, keys: newKeys() }
    return { ...authority, certificate: this.certify(authority, authority, -1500, 5000) }
  }

  private certify(
    child: Omit<Authority, 'certificate'>,
    by: Omit<Authority, 'certificate'>,
    fromDay: number,
    toDay: number,
    constraints?: CertificateData['constraints'],
  ): Buffer {
    return makeCertificate({
      subject: child.subject,
      issuer: by.subject,
      keys: child.keys,
      signer: by.keys,
      notBefore: this.day(fromDay),
      notAfter: this.day(toDay),
      digest: 'sha256',
      ca: true,
      dnsNames: [],
      scts: 0,
      constraints,
    })
  }

  private day(offset: number): Date {
    return new Date(Math.floor((this.startedAt + offset * DAY) / 1000) * 1000)
  }
}

const strangers = (count: number): string[] => Array.from({ length: count }, (_, n) => `customer-${n}.hosted.example.net`)

/** Self-signed leaves are signed by their own EC key; the writer knows no RSA signatures. */
const newestEc = (keys: Keys): Keys => {
  if (keys.privateKey.asymmetricKeyType !== 'ec') throw new Error('a self-signed practice certificate needs an EC key')
  return keys
}
