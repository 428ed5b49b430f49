import type { ParamsOf } from '#lib/engine/findings/codes.ts'
import type { FindingWords } from '#lib/words/types.ts'

interface RecordText {
  type: string
  name: string
  value: string
}

type Misplaced = ParamsOf<'dns.record-misplaced'>

const whyExactName = 'Braze and the email service provider look for this record by exactly this name.'
const inSettings = "In the zone's DNS settings,"

/** What a panel wants in its field for the name, where it appends the zone by itself. */
const shortName = (name: string, zone: string): string => (name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : name)

/** The end that two names share: of a doubled one, the zone that was appended. */
export function appendedZone(name: string, doubled: string): string {
  const [own, other] = [name.split('.').toReversed(), doubled.split('.').toReversed()]
  const differ = own.findIndex((label, index) => label !== other[index])
  return own
    .slice(0, differ === -1 ? own.length : differ)
    .toReversed()
    .join('.')
}

/** A record that stands elsewhere, by how it came there. */
const misplaced: Record<Misplaced['how'], (params: Misplaced) => FindingWords> = {
  doubled: ({ type, name, value, at, found }) => ({
    title: `${type} ${name} was created with the domain twice`,
    found: `The record stands at ${at}: ${type} ${found}`,
    expected: `${type} ${value} at ${name}.`,
    why: `The panel added the domain once more to the name that was typed. Nobody looks for ${at}.`,
    fix: `Edit the record ${at}: in the field for the name keep only ${shortName(name, appendedZone(name, at))}, and save.`,
  }),
  'wrong-level': ({ type, name, value, at, found }) => ({
    title: `${type} ${name} was created as ${at}`,
    found: `The record stands at ${at}: ${type} ${found}`,
    expected: `${type} ${value} at ${name}.`,
    why: whyExactName,
    fix: `${inSettings} add the record at ${name} with the same value. Delete ${at} if nothing else uses it.`,
  }),
  'label-changed': ({ type, name, value, at, found }) => ({
    title: `The name of ${type} ${name} was changed when it was entered`,
    found: `The record stands at ${at}: ${type} ${found}`,
    expected: `${type} ${value} at ${name}, with every dot, dash and underscore.`,
    why: `${at} and ${name} are different names. ${whyExactName}`,
    fix: `Rename the record ${at} to ${name}. If the panel refuses the underscore, ask the DNS host to enter it.`,
  }),
  'wrong-type': ({ type, name, value, foundType, found }) => ({
    title: `${name} has ${foundType} where ${type} is wanted`,
    found: `${foundType} ${found}, and no ${type} record.`,
    expected: `${type} ${value}`,
    why: `Whoever looks for the ${type} record at ${name} finds none.`,
    fix: `${inSettings} delete the ${foundType} record named ${name} and create a ${type} record with the same name and the value ${value}.`,
  }),
  'wrong-zone': ({ type, name, value, found, zone, hiddenBy }) => ({
    title: `${type} ${name} was added in the zone ${zone}, where it is not seen`,
    found: `The servers of ${zone} hold ${type} ${found}, but ${hiddenBy} is delegated to other servers, and there it is missing.`,
    expected: `${type} ${value} in the zone ${hiddenBy}.`,
    why: `Resolvers ask the servers of ${hiddenBy} only: whatever ${zone} holds below that name is hidden.`,
    fix: `Add the record ${shortName(name, hiddenBy ?? '')} in the zone ${hiddenBy}, and delete the hidden one from ${zone}.`,
  }),
}

const slips: Record<ParamsOf<'dns.record-value-mistyped'>['slip'], { what: string; why: string }> = {
  url: { what: 'holds a web address', why: 'The value is a name: without https:// in front and without a slash behind.' },
  'own-domain-appended': {
    what: 'has your own domain behind it',
    why: 'The panel added the domain to the value, since no dot stood at its end.',
  },
  truncated: { what: 'was cut short', why: 'A part of the value was lost when it was copied, often from a shortened table cell.' },
  'ip-address': { what: 'is an IP address', why: 'A record of this type leads to a name, never to an address.' },
}

/** The records that Braze handed out beside the link host's own. */
export const dnsHandedOutFindings = {
  'dns.record-proxied': ({ type, name, value, how, addresses }: ParamsOf<'dns.record-proxied'>): FindingWords => ({
    title: `${name} is ${how} at Cloudflare: it has to be DNS only`,
    found: `${addresses} ${how === 'proxied' ? '(addresses of Cloudflare)' : '(addresses of the target)'} in place of the ${type} record.`,
    expected: `${type} ${value}, to be seen by everybody.`,
    why: 'Braze and the email service provider read the CNAME itself. Only the link host may go through Cloudflare.',
    fix:
      how === 'proxied'
        ? `In Cloudflare, under DNS > Records, edit ${name} and set its proxy status to "DNS only" (grey cloud).`
        : `In Cloudflare, turn CNAME flattening off for ${name}: under DNS > Settings let it apply to the domain itself only.`,
  }),
  'dns.record-misplaced': (params: Misplaced): FindingWords => misplaced[params.how](params),
  'dns.record-value-mistyped': ({ type, name, value, slip, found }: ParamsOf<'dns.record-value-mistyped'>): FindingWords => ({
    title: `The value of ${type} ${name} ${slips[slip].what}`,
    found: `${type} ${found}`,
    expected: `${type} ${value}`,
    why: slips[slip].why,
    fix: `${inSettings} edit the ${type} record named ${name} and replace its value with ${value}.${slip === 'own-domain-appended' ? ' If the panel adds the domain again, put a dot at the end of the value.' : ''}`,
  }),
  'dns.record-missing': ({ type, name, value, wildcard }: RecordText & { wildcard: string | null }): FindingWords => ({
    title: `${type} ${name} is not there`,
    found:
      wildcard === null ? `No ${type} record at ${name}.` : `No record of its own at ${name}: a wildcard of the zone answers ${wildcard}.`,
    expected: `${type} ${value}`,
    why: 'Braze and the email service provider look for this record by exactly this name.',
    fix: `In the zone's DNS settings, add a ${type} record named ${name} with the value ${value}. Many panels add the domain by themselves: then enter only the part before it.`,
  }),
  'dns.record-value-differs': ({ type, name, value, found }: RecordText & { found: string }): FindingWords => ({
    title: `${type} ${name} has another value`,
    found: `${type} ${found}`,
    expected: `${type} ${value}`,
    why: 'Braze and the email service provider compare the value with the one that was handed out.',
    fix: /^v=spf1\b/i.test(value)
      ? `In the zone's DNS settings, edit the ${type} record named ${name} and add to it what ${value} has more. Only one SPF record may stand at a name.`
      : `In the zone's DNS settings, edit the ${type} record named ${name} and replace its value with ${value}.`,
  }),
  'dns.record-not-at-every-server': ({ type, name, value, servers }: RecordText & { servers: string }): FindingWords => ({
    title: `${type} ${name} is not at every name server`,
    found: `${servers} ${servers.includes(',') ? 'do' : 'does'} not have it.`,
    expected: `${type} ${value}`,
    why: 'Until all name servers agree, whoever asks gets the one answer or the other.',
    fix: 'Wait some minutes for the name servers to catch up. If it stays, ask the DNS host why they differ.',
  }),
  'dns.owner-cname-moved': ({ name, value, found }: { name: string; value: string; found: string }): FindingWords => ({
    title: `${name} was moved to the CDN together with the link host`,
    found: `CNAME ${found}`,
    expected: `CNAME ${value}`,
    why: "SendGrid recognises by this record whose link host it is. Only the link host's own record moves to the CDN.",
    fix: `In the zone's DNS settings, edit the CNAME record named ${name} and replace its value with ${value}. Leave the link host's own record as it is.`,
  }),
} as const
