import type { Workshop } from './programs.ts'

export interface Leaf {
  certificate: string // PEM file, with the chain to send
  key: string
}

/** A root, an intermediate and leaves made by openssl, in the workshop's folder. */
export class Authority {
  readonly root: string
  private readonly workshop: Workshop

  constructor(workshop: Workshop) {
    this.workshop = workshop
    this.root = 'root.pem'
    workshop.openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'root.key',
      '-out',
      'root.pem',
      '-days',
      '3650',
      '-subj',
      '/CN=Practice Root',
    )
    workshop.openssl(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.csr',
      '-subj',
      '/CN=Practice Intermediate',
    )
    workshop.write('ca.ext', 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nextendedKeyUsage=serverAuth\n')
    workshop.openssl(
      'x509',
      '-req',
      '-in',
      'ca.csr',
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-CAcreateserial',
      '-out',
      'ca.pem',
      '-days',
      '1825',
      '-extfile',
      'ca.ext',
    )
  }

  /** A leaf for these DNS names; from/to as offsets from now in days. */
  leaf(name: string, dnsNames: readonly string[], { from = -10, to = 80, chain = true } = {}): Leaf {
    const { workshop } = this
    workshop.openssl(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${dnsNames[0]}`,
    )
    const names = dnsNames.map((dnsName) => `DNS:${dnsName}`).join(',')
    const section = `[ext]\nsubjectAltName=${names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`
    workshop.write(
      `${name}.cnf`,
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${name}.db\nserial=${name}.srl\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n${section}`,
    )
    workshop.write(`${name}.db`, '')
    workshop.write(`${name}.srl`, randomSerial())
    // `openssl ca` is the one of its commands that takes any pair of dates.
    workshop.openssl(
      'ca',
      '-batch',
      '-config',
      `${name}.cnf`,
      '-extensions',
      'ext',
      '-in',
      `${name}.csr`,
      '-cert',
      'ca.pem',
      '-keyfile',
      'ca.key',
      '-out',
      `${name}.leaf.pem`,
      '-notext',
      '-startdate',
      asn1Date(from),
      '-enddate',
      asn1Date(to),
    )
    const files = chain ? [`${name}.leaf.pem`, 'ca.pem'] : [`${name}.leaf.pem`]
    return {
      certificate: workshop.write(`${name}.pem`, files.map((file) => workshop.openssl('x509', '-in', file)).join('')),
      key: `${workshop.folder}/${name}.key`,
    }
  }

  selfSigned(name: string, dnsName: string): Leaf {
    const { workshop } = this
    workshop.openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-days',
      '90',
      '-subj',
      `/CN=${dnsName}`,
      '-addext',
      `subjectAltName=DNS:${dnsName}`,
    )
    return { certificate: `${workshop.folder}/${name}.pem`, key: `${workshop.folder}/${name}.key` }
  }
}

const randomSerial = (): string =>
  `${Array.from({ length: 16 }, () =>
    Math.floor(Math.random() * 256)
      .toString(16)
      .padStart(2, '0'),
  ).join('')}\n`.replace(/^[89a-f]/, '1')

/** `YYYYMMDDHHMMSSZ`, this many days from now. */
const asn1Date = (days: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
