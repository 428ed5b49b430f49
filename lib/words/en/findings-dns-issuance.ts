import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { formatMoment } from './time.ts'

type IssuanceCode =
  | 'dns.ds-record-without-matching-key'
  | 'dns.dnssec-signature-expired'
  | 'dns.dnssec-signature-invalid'
  | 'dns.caa-forbids-cdn-ca'
  | 'dns.caa-forbids-issuing-ca'
  | 'dns.caa-lookup-fails'
  | 'dns.acme-challenge-conflict'

const refused =
  'Most visitors use resolvers that check signatures: for them the name does not exist. No public CA may issue a certificate for it either.'

/** Behind an alias the records of its target decide, and none can be set beside the alias (RFC 8659, 3; RFC 1034, 3.6.2). */
const caaFix = (at: string, isOwn: boolean, wanted: string, hostname: string): string =>
  isOwn
    ? `Add a CAA record at ${at}: flags 0, tag issue, value ${wanted.split(', ')[0]}. Others that name an authority may stay; one whose flags are 128 and whose tag is none that authorities know has to go.`
    : `${hostname} is an alias that ends at ${at}, whose CAA records decide. That name is not in your zone: ask the provider that gave it to you to let ${wanted.split(', ')[0]} in. A CAA record at ${hostname} cannot stand beside its CNAME.`

/** Signatures, and who may issue a certificate. */
export const dnsIssuanceFindings: FindingCatalogue<IssuanceCode & keyof typeof dnsCodes> = {
  'dns.ds-record-without-matching-key': ({ zone, resolver, ds }) => ({
    title: `DNSSEC of ${zone} is broken: the DS record fits none of its keys`,
    found: `The parent zone holds DS ${ds}; no DNSKEY of ${zone} matches it. ${resolver} refuses to answer.`,
    expected: `A DS record that fits a key of ${zone}, or none.`,
    why: refused,
    fix: `At your registrar, replace the DS record of ${zone} with the one that your DNS provider shows. If the provider does not sign the zone, delete the DS record: this often stays behind after a move to another DNS provider.`,
  }),
  'dns.dnssec-signature-expired': ({ zone, resolver, expiredAt }) => ({
    title: `DNSSEC of ${zone} is broken: a signature has expired`,
    found: `The signature ran out on ${formatMoment(expiredAt)}. ${resolver} refuses to answer.`,
    expected: 'Signatures that are renewed before they run out.',
    why: refused,
    fix: `Have your DNS provider sign ${zone} anew. If you sign it yourselves, look why the renewal stopped.`,
  }),
  'dns.dnssec-signature-invalid': ({ zone, resolver }, { hostname }) => ({
    title: `DNSSEC of ${zone} is broken`,
    found: `${resolver} answers for ${hostname} only when told not to check signatures.`,
    expected: 'Signatures that hold, or no DS record at the registrar.',
    why: refused,
    fix: `Ask your DNS provider to repair the signatures of ${zone}; until then the DS record at the registrar can be removed.`,
  }),
  'dns.caa-forbids-cdn-ca': ({ at, isOwn, records, wanted, provider }, { hostname }) => ({
    title: `CAA records keep ${provider} from getting a certificate`,
    found: `CAA at ${at}: ${records}.`,
    expected: `One of these among them: ${wanted}.`,
    why: `A certificate authority must refuse when CAA does not name it. ${provider} cannot get a certificate for ${hostname}.`,
    fix: caaFix(at, isOwn, wanted, hostname),
  }),
  'dns.caa-forbids-issuing-ca': ({ at, isOwn, records, wanted, issuer }, { hostname }) => ({
    title: 'The certificate cannot be renewed: CAA records forbid it',
    found: `The certificate was issued by ${issuer}. CAA at ${at}: ${records}.`,
    expected: `One of these among them: ${wanted}.`,
    why: `The certificate is good today. At the renewal ${issuer} has to refuse, and when it expires links of ${hostname} stop working.`,
    fix: caaFix(at, isOwn, wanted, hostname),
  }),
  'dns.caa-lookup-fails': ({ names }) => ({
    title: 'The name servers fail on questions for CAA records',
    found: `No proper answer for ${names}.`,
    expected: 'An answer, be it that there are no CAA records.',
    why: 'A certificate authority has to refuse when it cannot tell whether it may issue.',
    fix: 'Ask your DNS provider to have its servers answer CAA questions (record type 257) with NOERROR. Old server software, firewalls and broken DNSSEC signatures are the usual causes.',
  }),
  'dns.acme-challenge-conflict': ({ name, value, owner, provider }) => ({
    title: `The validation record belongs to ${owner}, and ${provider} holds the certificate`,
    found: `${name} CNAME ${value}, a name of ${owner}.`,
    expected: `The record that ${provider} asks for, or none.`,
    why: `Only one CNAME can stand at ${name}, and it hands the proof for the certificate to ${owner}. Renewal through it cannot work here: what ${owner} is issued does not reach ${provider}, which cannot prove the name by DNS itself. When the certificate expires, links stop working.`,
    fix: `Replace the record ${name} with the one that ${provider} shows, or delete it if ${provider} asks for none.`,
  }),
}
