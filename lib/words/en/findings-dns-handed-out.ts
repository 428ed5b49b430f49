import type { FindingWords } from '#lib/words/types.ts'

interface RecordText {
  type: string
  name: string
  value: string
}

/** The records that Braze handed out beside the link host's own. */
export const dnsHandedOutFindings = {
  'dns.record-missing': ({ type, name, value }: RecordText): FindingWords => ({
    title: `${type} ${name} is not there`,
    found: `No ${type} record at ${name}.`,
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
