import type { Workshop } from './programs.ts'

export interface Leaf {
  certificate: string // PEM file, with the chain to send
  key: string // PEM file
}

interface Issued {
  /** from and to as offsets from now in days */
  from?: number
  to?: number
  /** files of the workshop to send after the leaf */
  chain?: readonly string[]
  /** name of the issuer's files; the first intermediate when left out */
  issuer?: string
  key?: 'ec' | 'rsa-1024'
  digest?: 'sha256' | 'sha1'
  /** false: the name stands in the common name only */
  alternativeNames?: boolean
}

const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
const newKey = { ec, 'rsa-1024': ['-newkey', 'rsa:1024', '-nodes'] }
const caExtensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nextendedKeyUsage=serverAuth\n'

/** A root, intermediates and leaves made by openssl, in the workshop's folder. */
export class Authority {
  private readonly workshop: Workshop

  /** @param organisation O of the intermediate, by which a CA is known */
  constructor(workshop: Workshop, organisation = 'Practice') {
    this.workshop = workshop
    workshop.openssl('req', '-x509', ...ec, '-keyout', 'root.key', '-out', 'root.pem', '-days', '3650', '-subj', '/CN=Practice Root')
    this.intermediate('ca', `/O=${organisation}/CN=Practice Intermediate`)
  }

  /** An intermediate of the root, as `<name>.pem` and `<name>.key`; the key may be that of another one. */
  intermediate(
    name: string,
    subject: string,
    { from = -400, to = 1400, keyOf = name }: { from?: number; to?: number; keyOf?: string } = {},
  ) {
    const { workshop } = this
    const key = keyOf === name ? [...ec, '-keyout', `${name}.key`] : ['-new', '-key', `${keyOf}.key`]
    workshop.openssl('req', ...key, '-out', `${name}.csr`, '-subj', subject)
    this.sign(name, { issuer: 'root', from, to, extensions: caExtensions, out: `${name}.pem` })
  }

  /** A leaf for these DNS names, by default good for 80 more days and sent with its intermediate. */
  leaf(name: string, dnsNames: readonly string[], options: Issued = {}): Leaf {
    const { from = -10, to = 80, chain = ['ca.pem'], issuer = 'ca', key = 'ec', digest, alternativeNames = true } = options
    const { workshop } = this
    workshop.openssl('req', ...newKey[key], '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${dnsNames[0]}`)
    const names = alternativeNames ? `subjectAltName=${dnsNames.map((dnsName) => `DNS:${dnsName}`).join(',')}\n` : ''
    const extensions = `${names}extendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`
    this.sign(name, { issuer, from, to, extensions, digest, out: `${name}.leaf.pem` })
    const sent = [`${name}.leaf.pem`, ...chain].map((file) => workshop.openssl('x509', '-in', file))
    return { certificate: workshop.write(`${name}.pem`, sent.join('')), key: `${workshop.folder}/${name}.key` }
  }

  selfSigned(name: string, commonName: string): Leaf {
    const { workshop } = this
    const names = ['-subj', `/CN=${commonName}`, ...(commonName.includes(' ') ? [] : ['-addext', `subjectAltName=DNS:${commonName}`])]
    workshop.openssl('req', '-x509', ...ec, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '90', ...names)
    return { certificate: `${workshop.folder}/${name}.pem`, key: `${workshop.folder}/${name}.key` }
  }

  /** `openssl ca` is the one of its commands that takes any pair of dates. */
  private sign(
    name: string,
    {
      issuer,
      from,
      to,
      extensions,
      digest = 'sha256',
      out,
    }: { issuer: string; from: number; to: number; extensions: string; digest?: string; out: string },
  ): void {
    const { workshop } = this
    workshop.write(
      `${name}.cnf`,
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${name}.db\nserial=${name}.srl\nnew_certs_dir=.\ndefault_md=${digest}\npolicy=p\nunique_subject=no\n[p]\norganizationName=optional\ncommonName=supplied\n[ext]\n${extensions}`,
    )
    workshop.write(`${name}.db`, '')
    workshop.write(`${name}.srl`, randomSerial())
    const dates = ['-startdate', asn1Date(from), '-enddate', asn1Date(to)]
    const signer = ['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`]
    workshop.openssl(
      'ca',
      '-batch',
      '-config',
      `${name}.cnf`,
      '-extensions',
      'ext',
      '-in',
      `${name}.csr`,
      ...signer,
      '-out',
      out,
      '-notext',
      ...dates,
    )
  }
}

const randomSerial = (): string => `1${Array.from({ length: 31 }, () => Math.floor(Math.random() * 16).toString(16)).join('')}\n`

/** `YYYYMMDDHHMMSSZ`, this many days from now. */
const asn1Date = (days: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
