import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import { dnsHostOf } from '#lib/providers/dns/dns-hosts.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { appendedZone } from './findings-dns-handed-out.ts'

type RecordCode =
  | 'dns.domain-not-registered'
  | 'dns.record-created-at-doubled-name'
  | 'dns.record-in-wrong-zone'
  | 'dns.record-at-wrong-level'
  | 'dns.underscore-or-label-dropped'
  | 'dns.wrong-record-type'
  | 'dns.wildcard-blocked-by-other-name'
  | 'dns.name-does-not-exist'
  | 'dns.wildcard-answers-for-missing-record'
  | 'dns.cname-at-apex'
  | 'dns.multiple-cnames'
  | 'dns.cname-with-other-records'
  | 'dns.ttl-too-long'

/** What a panel shows as the name of a record: the part in front of the zone. */
const nameInZone = (hostname: string, zone: string): string =>
  hostname.endsWith(`.${zone}`) ? hostname.slice(0, -zone.length - 1) : hostname

/** Where to go: the company that runs the zone's servers, by its name where we know it. */
const provider = (nameServers: string): string => {
  if (nameServers === '') return ''
  return `, at ${dnsHostOf(nameServers.split(', '))?.name ?? `the DNS provider that runs ${nameServers}`}`
}

const servers = (asked: string): string => (asked ? ` (asked ${asked})` : '')

/** "a TXT record", "an NS record", as the letters are spoken. */
const aRecord = (type: string): string => `${/^[AEFHILMNORSX]/.test(type) ? 'an' : 'a'} ${type} record`

const inWords = (seconds: number): string => {
  const days = seconds / 86_400
  return days >= 2 ? `${Math.ceil(days)} days` : `${Math.ceil(seconds / 3600)} hours`
}

/** Faults of the link host's own record: where it stands, of what type, and beside what. */
export const dnsRecordFindings: FindingCatalogue<RecordCode & keyof typeof dnsCodes> = {
  'dns.domain-not-registered': ({ domain, byRegistry, asked }, { hostname }) => ({
    title: `The domain ${domain} is not registered`,
    found: `${byRegistry ? 'The registry answers' : 'Resolvers answer'} that ${domain} does not exist (NXDOMAIN)${servers(asked)}.`,
    expected: `A registered domain, with ${hostname} in its zone.`,
    why: 'Nothing below a domain that is not registered can be reached, by anybody.',
    fix: `Check the spelling of ${domain}. If it is right, renew or register it at your registrar, then check again.`,
  }),
  'dns.record-created-at-doubled-name': ({ name, value }, { hostname }) => ({
    title: 'The record exists, but its name holds your domain twice',
    found: `The record stands at ${name} and leads to ${value}.`,
    expected: `The same record at ${hostname}.`,
    why: `Your DNS provider added the zone once more to the name that was typed. Nobody looks for ${name}.`,
    fix: `Edit the record ${name}: in the field for the name keep only what stands in front of the zone (${nameInZone(hostname, appendedZone(hostname, name))}), and save.`,
  }),
  'dns.record-in-wrong-zone': ({ value, zone, hiddenBy, nameServers }, { hostname }) => ({
    title: `The record was added in the zone ${zone}, where it is not seen`,
    found: `The servers of ${zone} hold ${hostname} with the value ${value}, but ${hiddenBy} is delegated to ${nameServers}, and there the record is missing.`,
    expected: `The record in the zone ${hiddenBy}.`,
    why: `Resolvers ask the servers of ${hiddenBy} only: whatever ${zone} holds below that name is hidden.`,
    fix: `Add the record ${nameInZone(hostname, hiddenBy)} in the zone ${hiddenBy} at ${nameServers}, and delete the hidden one from ${zone}.`,
  }),
  'dns.record-at-wrong-level': ({ name, value }, { hostname }) => ({
    title: `The record was created as ${name}`,
    found: `${name} leads to ${value}; ${hostname} has no record.`,
    expected: `The record at ${hostname}.`,
    why: `Links in your mail use ${hostname}, and that name does not resolve.`,
    fix: `Create the record at ${hostname} with the same value. Delete ${name} if nothing else uses it.`,
  }),
  'dns.underscore-or-label-dropped': ({ name, value }, { hostname }) => ({
    title: 'The name of the record was changed when it was entered',
    found: `There is a record ${name} that leads to ${value}; ${hostname} has none.`,
    expected: `The record at ${hostname}, dot for dot.`,
    why: `${name} and ${hostname} are different names. Links in your mail use ${hostname}.`,
    fix: `Rename the record ${name} to ${hostname}: copy the name, and compare dots, dashes and underscores.`,
  }),
  'dns.wrong-record-type': ({ type, value }, { hostname }) => ({
    title: `The value was entered as ${aRecord(type)}`,
    found: `${hostname} has ${aRecord(type)} with the value ${value}, and neither a CNAME nor an address.`,
    expected: 'A CNAME record with that value.',
    why: `Browsers look for an address. The ${type} record does not lead them to one.`,
    fix: `Delete the ${type} record of ${hostname}, and create a CNAME record with the same name and value.`,
  }),
  'dns.wildcard-blocked-by-other-name': ({ value, asked }, { hostname }) => ({
    title: `Your wildcard record does not apply to ${hostname}`,
    found: `Other names at this level get ${value} from a wildcard; ${hostname} gets nothing${servers(asked)}.`,
    expected: `A record of its own at ${hostname}.`,
    why: `There is a record below ${hostname}. It makes ${hostname} exist without data, and a wildcard answers only for names that do not exist.`,
    fix: `Create a record for ${hostname} itself, with the value ${value} if that is where it is to lead.`,
  }),
  'dns.name-does-not-exist': ({ rcode, asked, zone, nameServers }, { hostname, espTarget, edgeName }) => ({
    title: `${hostname} has no DNS record`,
    found: `${rcode === 'NXDOMAIN' ? 'The name does not exist' : 'The name has neither a CNAME nor an address'}: ${rcode}${servers(asked)}. We also looked at the names under which such a record usually gets lost.`,
    expected: `A CNAME record at ${hostname}: to ${espTarget} while the setup goes on, to ${edgeName} at the cut-over.`,
    why: 'Links and images in your mail do not open.',
    fix: `Add the record ${nameInZone(hostname, zone)} in the zone ${zone}${provider(nameServers)}. If you have added it already, check that it was in this zone and that it was saved.`,
  }),
  'dns.wildcard-answers-for-missing-record': ({ value, asked }, { hostname }) => ({
    title: `${hostname} has no record of its own: a wildcard answers`,
    found: `${hostname} leads to ${value}, and so does any made-up name beside it${servers(asked)}.`,
    expected: `A record for ${hostname} that leads to your CDN.`,
    why: 'Links in your mail open whatever the wildcard leads to, which does not know them.',
    fix: `Create a record for ${hostname} itself. It takes precedence over the wildcard; the wildcard may stay.`,
  }),
  'dns.cname-at-apex': ({ target, asked }, { hostname }) => ({
    title: 'A CNAME stands at the top of a zone',
    found: `${hostname} is a zone of its own and has a CNAME to ${target}${servers(asked)}.`,
    expected: `A link host below the domain, such as link.${hostname}, or an ALIAS or ANAME record.`,
    why: "A CNAME must be alone at its name, and the top of a zone holds the zone's own records (RFC 1034, 3.6.2): resolvers answer in different ways, and mail to the domain can fail.",
    fix: `Use the ALIAS, ANAME or flattening feature of your DNS provider in place of the CNAME. If it has none, ask your CSM for a link host one level down.`,
  }),
  'dns.multiple-cnames': ({ targets, asked }, { hostname, edgeName }) => ({
    title: `${hostname} has more than one CNAME`,
    found: `CNAMEs to ${targets}${servers(asked)}.`,
    expected: `One CNAME, to ${edgeName}.`,
    why: 'Only one alias may stand at a name (RFC 2181, 10.1). Some resolvers refuse the answer, others pick one at random.',
    fix: `Delete every CNAME of ${hostname} but the right one.`,
  }),
  'dns.cname-with-other-records': ({ target, others, asked }, { hostname }) => ({
    title: `Other records stand beside the CNAME of ${hostname}`,
    found: `CNAME ${target}, and ${others}, at the same name${servers(asked)}.`,
    expected: `The CNAME alone.`,
    why: 'No other data may stand beside a CNAME (RFC 2181, 10.1): some visitors get one, some the other.',
    fix: `Delete the ${others} record of ${hostname}, or move it to another name.`,
  }),
  'dns.ttl-too-long': ({ seconds, about }, { hostname }) => ({
    title: `The record of ${hostname} may be remembered for ${inWords(seconds)}`,
    found: `TTL ${seconds} s.`,
    expected: about === 'change' ? 'At most 3600 s (an hour) before a change.' : 'At most 86400 s (a day).',
    why: 'Resolvers keep the old value that long after a change: a mistake, or a move to another CDN, takes as long to take effect.',
    fix: `Edit the record of ${hostname} and set its TTL to 300 s${about === 'change' ? ' now, and change its value when the old TTL has passed' : ''}.`,
  }),
}
