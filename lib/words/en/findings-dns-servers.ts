import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { formatUntil } from './time.ts'

type ServerCode =
  | 'dns.lame-delegation'
  | 'dns.nameservers-without-tcp'
  | 'dns.nameservers-unreachable'
  | 'dns.one-nameserver-without-tcp'
  | 'dns.one-nameserver-lame'
  | 'dns.one-nameserver-unreachable'
  | 'dns.nameservers-disagree'
  | 'dns.parent-and-zone-ns-differ'
  | 'dns.record-entered-at-wrong-dns-host'
  | 'dns.nameserver-leads-astray'
  | 'dns.resolver-has-no-answer'
  | 'dns.stale-resolver-cache'
  | 'dns.negative-answer-cached'

/** What each server did: response codes stay as they are, they can be searched for. */
const doings = [
  [': timeout', ': no reply'],
  [': refused', ': port 53 is closed'],
  [': not-allowed', ': its address is not a public one'],
  [': malformed', ': what it sends is no answer to the question'],
  [': too-large', ': its answer is far too large'],
  [': reset', ': hangs up'],
  [': TC, TCP timeout', ': answers in part (TC), and does not reply over TCP'],
  [': TC, TCP refused', ': answers in part (TC), and its TCP port 53 is closed'],
  [': TC, TCP ', ': answers in part (TC), and over TCP not at all: '],
] as const

const inWords = (servers: string): string => doings.reduce((text, [from, to]) => text.replaceAll(from, to), servers)

const isPrivate = (servers: string): boolean => servers.includes(': not-allowed')

/** Where servers are entered and run. */
const privateFix = (zone: string): string =>
  `Enter public addresses for the name servers of ${zone}: their A and AAAA records, and where they lie within ${zone} also the host records (glue) at the registrar.`

/** What became of the place that a server leads to. */
const waysInWords = (ways: string): string =>
  Object.entries(faultWords).reduce((text, [fault, words]) => text.replaceAll(`, ${fault}`, `, ${words}`), ways)

const faultWords = {
  'not-public': 'which is not a public address',
  'no-answer': 'where nothing answers over HTTPS',
  certificate: 'whose certificate browsers do not trust',
  forwarding: 'which does not forward links as it should',
  NODATA: 'without an address',
  timeout: 'no reply',
} as const

/** Faults of the servers that answer, and answers that will right themselves. */
export const dnsServerFindings: FindingCatalogue<ServerCode & keyof typeof dnsCodes> = {
  'dns.lame-delegation': ({ zone, servers, isBroken }, { hostname }) => ({
    title: isBroken ? `The zone ${zone} is broken at its name servers` : `The name servers of ${zone} do not serve it`,
    found: `${inWords(servers)}.`,
    expected: `Name servers that answer for ${zone} with authority.`,
    why: `Nobody can resolve ${hostname} or any other name in ${zone}.`,
    fix: isBroken
      ? `Where ${zone} is hosted, look in the DNS server's error log, or ask the DNS provider: servers that know of a zone and cannot load it answer SERVFAIL. A slip in the last edit of the zone is the usual cause, or a copy that has expired. Nothing has to change at the registrar.`
      : `At your registrar (or in the zone above), compare the name servers of ${zone} with those that your DNS provider shows, and enter the provider's. If they are the same, ask the DNS provider whether the zone was deleted or suspended.`,
  }),
  'dns.nameservers-without-tcp': ({ zone, servers }, { hostname }) => ({
    title: `The name servers of ${zone} answer in part, and not over TCP`,
    found: `${inWords(servers)}.`,
    expected: 'The whole answer over TCP where it is too long for a datagram (RFC 7766).',
    why: `Resolvers cannot get the whole answer: nobody can resolve ${hostname}.`,
    fix: `Ask your DNS provider to open port 53 for TCP as well as for UDP on the name servers of ${zone}. If you run them yourself, look at the firewall in front of them.`,
  }),
  'dns.nameservers-unreachable': ({ zone, servers }, { hostname }) => ({
    title: `No name server of ${zone} answers`,
    found: servers
      ? `${inWords(servers)}. Public resolvers have no answer either.`
      : `Resolvers find nobody who answers for ${zone} (SERVFAIL).`,
    expected: `An answer for ${hostname} from each name server.`,
    why: `Nobody can resolve ${hostname} or any other name in ${zone}.`,
    fix: isPrivate(servers)
      ? `${privateFix(zone)} Or delegate ${zone} to your DNS provider's servers.`
      : `Ask your DNS provider whether its servers are down, and check at your registrar that the name servers of ${zone} are the provider's. If you run them yourself, look whether port 53 is open for UDP and TCP, and that a DNS server listens there.`,
  }),
  'dns.one-nameserver-lame': ({ zone, servers, isBroken }) => ({
    title: isBroken ? `The zone ${zone} is broken at one of its name servers` : `A name server of ${zone} does not serve it`,
    found: `${inWords(servers)}. The others answer.`,
    expected: 'Every delegated server answers with authority.',
    why: 'Some lookups are slow, or fail, for some visitors.',
    fix: isBroken
      ? `Look in this server's error log, or ask the DNS provider that runs it: it knows of ${zone} and cannot load it.`
      : `At your registrar, remove this server from the name servers of ${zone}, or add the zone on it.`,
  }),
  'dns.one-nameserver-without-tcp': ({ zone, servers }) => ({
    title: `A name server of ${zone} answers in part, and not over TCP`,
    found: `${inWords(servers)}. The others answer.`,
    expected: 'The whole answer over TCP where it is too long for a datagram (RFC 7766).',
    why: 'Some lookups are slow, or fail, for some visitors.',
    fix: 'Ask your DNS provider to open port 53 for TCP as well as for UDP on this server.',
  }),
  'dns.one-nameserver-unreachable': ({ zone, servers }) => ({
    title: `A name server of ${zone} does not answer`,
    found: `${inWords(servers)}. The others answer.`,
    expected: 'Every delegated server answers.',
    why: 'Some lookups are slow, or fail, for some visitors.',
    fix: isPrivate(servers)
      ? privateFix(zone)
      : 'Ask your DNS provider whether this server is in use. Remove it at your registrar if it is not.',
  }),
  'dns.nameservers-disagree': ({ zone, answers }, { hostname }) => ({
    title: `The name servers of ${zone} give different answers`,
    found: `${answers}.`,
    expected: `The same answer for ${hostname} from each.`,
    why: 'It depends on chance which answer a visitor gets: links work for some and fail for others.',
    fix: `If you have just changed the record, wait some minutes. If it lasts, ask your DNS provider why one server holds an old copy of ${zone}, or remove a server that is no longer yours at the registrar.`,
  }),
  'dns.parent-and-zone-ns-differ': ({ zone, parent, own, asked }) => ({
    title: `The registrar and the zone list different name servers for ${zone}`,
    found: `The zone above lists ${parent}. The zone itself lists ${own} (asked ${asked}).`,
    expected: 'The same name servers in both places.',
    why: 'Resolvers go by either list. A server that stands on one of them only may hold an old copy of the zone, or be given up without anybody noticing.',
    fix: `Compare both lists with the name servers that your DNS provider shows for ${zone}. Correct the list at your registrar (or in the zone above), or the NS records in the zone, whichever is out of date.`,
  }),
  'dns.record-entered-at-wrong-dns-host': ({ zone, parent, own, said, value }, { hostname }) => ({
    title: `The record stands at name servers that nobody asks`,
    found: `The zone above sends resolvers to ${parent}, which say ${said} for ${hostname}. ${own} hold ${value}, and only the zone itself lists them.`,
    expected: `The record at ${parent}.`,
    why: `Visitors get what ${parent} say. Waiting does not help: nothing is on its way.`,
    fix: `Enter the record of ${hostname} at the DNS provider behind ${parent}. If ${zone} is to move to ${own}, enter these as its name servers at your registrar (or in the zone above) instead.`,
  }),
  'dns.nameserver-leads-astray': ({ zone, ways }, { hostname }) => ({
    title: `A name server of ${zone} sends visitors elsewhere`,
    found: `${waysInWords(ways)}.`,
    expected: `From each name server an answer that leads to an edge which serves ${hostname}.`,
    why: 'Visitors come to one server or the other by chance: links fail for those who come to this one.',
    fix: `Enter the same record of ${hostname} on this server, or ask your DNS provider why it holds another copy of ${zone}. If the server is no longer in use, take it out of the name servers at your registrar and out of the NS records of the zone.`,
  }),
  'dns.resolver-has-no-answer': ({ resolvers }, { hostname }) => ({
    title: `A resolver has no answer for ${hostname}`,
    found: `${inWords(resolvers)}. It answers other questions.`,
    expected: `An answer for ${hostname} from each resolver.`,
    why: 'Whoever uses this resolver cannot open the links. A failure may be remembered for up to five minutes (RFC 9520); a resolver may also keep some names from its users.',
    fix: 'Nothing to change in your zone yet. Check again in five minutes. If it lasts, ask whoever runs this resolver why it does not answer for this name.',
  }),
  'dns.stale-resolver-cache': ({ resolvers, oldValue, newValue, until }, { hostname }) => ({
    title: `Your change is right; some resolvers still remember the old value`,
    found: `${resolvers}: ${oldValue}. Your name servers say ${newValue}.`,
    expected: `The new value everywhere by ${formatUntil(until)}.`,
    why: `Visitors whose resolver remembers the old value of ${hostname} are still led there, and that place does not serve the links over HTTPS.`,
    fix: `Nothing to change. Wait until ${formatUntil(until)}, then check again; the old value runs out by itself. A resolver that still says so after that does not remember it, but answers so by a rule of its own.`,
  }),
  'dns.negative-answer-cached': ({ resolvers, newValue, until }, { hostname }) => ({
    title: `The record is there; some resolvers still remember that it was missing`,
    found: `${resolvers}: no such record. Your name servers say ${newValue}.`,
    expected: `The new value everywhere by ${formatUntil(until)}.`,
    why: `These resolvers asked for ${hostname} before the record existed, and keep that answer for a while. Their users cannot open the links until then.`,
    fix: `Nothing to change. Wait until ${formatUntil(until)}, then check again.`,
  }),
}
