import { execFile } from 'node:child_process'
import type { Report, ReportFinding } from '#lib/words/report.ts'
import { whyNotHere } from './programs.ts'

/** What a finding's commands have to show, and how they have to end; all end with 0 where nothing is said. */
interface Expected {
  shows?: readonly RegExp[]
  exits?: Partial<Record<'dig' | 'curl' | 'openssl', number>>
}

const refused: Expected = { shows: [/refused|couldn't connect/i], exits: { openssl: 1, curl: 7 } }

/** By code. Statuses with their Location or title are looked for wherever a finding names them. */
const expected: Readonly<Record<string, Expected>> = {
  'dns.cname-points-to-esp': { shows: [/CNAME\s+sendgrid\.net\./] },
  'dns.record-created-at-doubled-name': { shows: [/NXDOMAIN/, /^doubled\.mail\.brand\.com\.brand\.com\.\s.*CNAME\s+good\.edge\.net\.$/m] },
  'dns.name-does-not-exist': { shows: [/NXDOMAIN/] },
  'dns.cname-target-does-not-exist': { shows: [/NXDOMAIN/] },
  'dns.cname-loop': { shows: [/^loopa\..*CNAME\s+loopb\./m, /^loopb\..*CNAME\s+loopa\./m] },
  'dns.resolves-to-private-address': { shows: [/\sA\s+10\.1\.2\.3$/m] },
  'dns.resolves-to-link-local-address': { shows: [/\sA\s+169\.254\.169\.254$/m] },
  'dns.resolves-to-unspecified-address': { shows: [/\sA\s+0\.0\.0\.0$/m] },
  'dns.wrong-record-type': { shows: [/ANSWER: 0/, /TXT\s+"sendgrid\.net"/] },
  'dns.edge-refuses-connections': { shows: [/port 443/, /port 80/], exits: { curl: 7 } },
  'dns.one-edge-address-dead': { exits: { curl: 7 } },
  // Neither an answer nor the AA flag.
  'dns.lame-delegation': { shows: [/flags: qr;.*ANSWER: 0/] },
  'dns.nameservers-unreachable': { shows: [/connection refused/], exits: { dig: 9 } },
  'dns.nameservers-disagree': { shows: [/CNAME\s+sendgrid\.net\./, /CNAME\s+stale\.edge\.net\./] },
  'dns.dnssec-signature-expired': { shows: [/SERVFAIL/, /RRSIG\s+CNAME .* 2\d{13} 2\d{13} /] },
  'dns.dnssec-signature-invalid': { shows: [/SERVFAIL/, /CNAME\s+other\.edge\.net\./] },
  'dns.ds-record-without-matching-key': { shows: [/SERVFAIL/, /DS\s+4711 /, /DNSKEY\s+257 /] },
  'dns.caa-lookup-fails': { shows: [/SERVFAIL/] },
  'dns.caa-forbids-issuing-ca': { shows: [/CAA\s+0 issue "(letsencrypt\.org|;)"/] },
  'tls.https-port-closed': refused,
  'tls.certificate-expired': { shows: [/verify return code: 10 /i, /^notAfter=/m] },
  'tls.certificate-not-yet-valid': { shows: [/verify return code: 9 /i, /^notBefore=/m] },
  'tls.hostname-mismatch': { shows: [/verify return code: 62 /i, /DNS:www\.brand\.com/] },
  'tls.wildcard-too-shallow': { shows: [/verify return code: 62 /i, /DNS:\*\.brand\.com/] },
  'tls.esp-certificate-shown': { shows: [/verify return code: 62 /i, /DNS:\*\.sendgrid\.net/] },
  'tls.edge-default-certificate': { shows: [/verify return code: 62 /i, /DNS:\*\.cloudfront\.net|CN = TRAEFIK DEFAULT CERT/] },
  // openssl still takes the common name where there is nothing else; browsers do not.
  'tls.no-subject-alternative-name': { shows: [/subject=CN = commonname\./, /No extensions/] },
  'tls.missing-intermediate': { shows: [/verify return code: 21 /i, /issuer=.*Practice Intermediate/] },
  'tls.wrong-intermediate': { shows: [/verify return code: 21 /i, /s:.*Practice Other Intermediate/, /issuer=.*Practice Intermediate/] },
  'tls.intermediate-expired': { shows: [/verify return code: 10 /i, /s:.*Practice Expired Intermediate/] },
  'tls.self-signed-certificate': { shows: [/verify return code: 18 /i] },
  'tls.weak-key': { shows: [/verify return code: 66 /i, /rsaEncryption, 1024/] },
  'tls.sha1-signature': { shows: [/verify return code: 68 /i, /sigalg: ecdsa-with-SHA1/] },
  'tls.protocol-too-old': { shows: [/unsupported protocol|protocol version|no protocols/i, /TLSv1\.1/], exits: { openssl: 1 } },
  'tls.edge-has-no-certificate': { shows: [/alert/], exits: { openssl: 1 } },
  'cdn.edge-asks-for-password': { shows: [/^HTTP\/\S+ 401/m, /^www-authenticate: basic/im] },
  'forwarding.responses-cached': { shows: [/^x-varnish: \d+ \d+$/im] },
}

interface Shown {
  command: string
  status: number
  output: string
}

interface Place {
  arguments: readonly string[]
}

export const whyNoCommands = whyNotHere('the commands that findings print', ['dig', 'curl', 'openssl'])

/** Runs every command that the findings of a report print, and says where one does not show what the finding says. */
export async function disagreements(report: Report, place: Place): Promise<string[]> {
  const said = report.findings.filter(({ verdict, reproduce }) => (verdict === 'fail' || verdict === 'warn') && reproduce.length > 0)
  const lists = await Promise.all(
    said.map(async (finding) => {
      const shown = await Promise.all(finding.reproduce.map((command) => runCommand(command, place)))
      return differences(finding, shown).map((difference) => `${report.hostname} ${finding.code}: ${difference}`)
    }),
  )
  return lists.flat()
}

function differences({ code, found }: ReportFinding, shown: readonly Shown[]): string[] {
  const { shows = [], exits = {} } = expected[code] ?? {}
  const all = shown.map(({ output }) => output).join('\n')
  const wrongExits = shown.filter(({ command, status }) => !mayEnd(status, exits[command.split(' ')[0] as keyof typeof exits]))
  return [
    ...wrongExits.map(({ command, status, output }) => `"${command}" ended with ${status}: ${output.slice(0, 300)}`),
    ...shows.filter((pattern) => !pattern.test(all)).map((pattern) => `nothing shows ${pattern}: ${all.slice(0, 600)}`),
    ...answersIn(found)
      .filter((values) => !shown.some(({ output }) => values.every((value) => output.includes(value))))
      .map((values) => `nothing shows ${values.join(' ')}: ${all.slice(0, 600)}`),
  ]
}

/** Where a fault ends one command, the one that goes round it may still end well. */
const mayEnd = (status: number, wanted = 0): boolean => status === 0 || status === wanted

/** `404 "Wrong Link"` and `302 https://…` in a sentence: status, and title or Location. */
const answersIn = (found: string): string[][] =>
  [...found.matchAll(/\b([1-5]\d\d) (?:"([^"]+)"|(https?:\/\/[^\s,;]+[^\s,;.]))/g)].map(([, status = '', title, location]) => [
    ` ${status}`,
    title ?? location ?? '',
  ])

/**
 * Runs one command as a reader would paste it. The reader's system has resolvers and trusts
 * roots: here they are the world's. Nothing but loopback may be asked.
 */
function runCommand(command: string, { arguments: [, resolver = '', , root = ''] }: Place): Promise<Shown> {
  const asked = command.startsWith('dig ') && !command.includes(' @') ? `${command} @${resolver}` : command
  if (!/^(?:dig .*@|curl .*--resolve \S+?:\d+:|openssl s_client -connect )127\./.test(asked))
    throw new Error(`does not stay here: ${asked}`)
  const env = { ...process.env, SSL_CERT_FILE: root, CURL_CA_BUNDLE: root }
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', asked], { env, timeout: 20_000 }, (error, stdout, stderr) =>
      resolve({ command, status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: `${stdout}\n${stderr}` }),
    )
  })
}
