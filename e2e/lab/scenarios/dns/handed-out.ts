import { addRecords, delegation, handedOutRecords, nameServer, tellRecords } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import { handedOutOf, misplaced } from '#e2e/lab/misplacements.ts'
import { addressOf } from '#e2e/lab/naming.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront', records: true } as const
const all: DiagnosisCode[] = [
  'dns.record-missing',
  'dns.record-value-differs',
  'dns.record-misplaced',
  'dns.record-value-mistyped',
  'dns.record-proxied',
  'dns.owner-cname-moved',
  'dns.record-not-at-every-server',
  'dns.nameservers-disagree',
]
const but = (...codes: DiagnosisCode[]): DiagnosisCode[] => all.filter((code) => !codes.includes(code))
const ownerIn: (data: string) => Change = (data) => (draft) => {
  const owner = draft.records.find(({ name }) => /^\d+\./.test(name))
  handedOutRecords(owner?.name ?? '', data)(draft)
}

/** The account's own record gone, and addresses in its place. */
const ownerAt: (address: string) => Change = (address) => (draft) => {
  const owner = draft.records.find(({ name }) => /^\d+\./.test(name))
  handedOutRecords(owner?.name ?? '', null)(draft)
  addRecords({ name: owner?.name ?? '', type: 'A', data: address })(draft)
}

/** The records that Braze handed out beside the link host's own. */
export const scenarios: Scenario[] = [
  ...(['sendgrid', 'sparkpost', 'ses'] as const).map((esp) =>
    defineScenario({
      id: `records-in-place-${esp}`,
      title: 'Every record that Braze handed out stands as it was given',
      setup: { ...setup, esp },
      changes: [tellRecords()],
      expect: { verdict: 'ready', mustNot: all },
    }),
  ),
  defineScenario({
    id: 'record-missing',
    title: 'A DKIM record was never published',
    setup,
    changes: [tellRecords(), handedOutRecords('s2._domainkey', null)],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-missing', mustNot: but('dns.record-missing') },
  }),
  defineScenario({
    id: 'records-of-no-domain',
    title: 'Every record is absent, since the domain is not registered',
    setup,
    changes: [tellRecords(), delegation('none')],
    expect: { verdict: 'not-ready', rootCause: 'dns.domain-not-registered', mustNot: but('dns.record-missing') },
  }),
  defineScenario({
    id: 'record-value-differs',
    title: "A DKIM record leads to another account's key",
    setup,
    changes: [tellRecords(), handedOutRecords('s1._domainkey', 's1.domainkey.u1.wl001.sendgrid.net')],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-value-differs', mustNot: but('dns.record-value-differs') },
  }),
  defineScenario({
    id: 'dkim-key-differs',
    title: 'The DKIM key lost its end',
    setup: { ...setup, esp: 'sparkpost' },
    changes: [tellRecords(), handedOutRecords('_domainkey', '"v=DKIM1; k=rsa; t=s; p=MIGfMA0GCSqGSIb3"')],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-value-mistyped', mustNot: but('dns.record-value-mistyped') },
  }),
  defineScenario({
    id: 'record-misplaced',
    title: 'The panel appended the domain to the name of a DKIM record',
    setup,
    changes: [tellRecords(), misplaced('domain appended to the whole name', handedOutOf('s1._domainkey', 'CNAME'))],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-misplaced', mustNot: but('dns.record-misplaced') },
  }),
  defineScenario({
    id: 'record-proxied',
    title: "Cloudflare proxies the account's own record",
    setup: { ...setup, cdn: 'cloudflare' },
    changes: [tellRecords(), ownerAt(addressOf('cloudflare', 'record-proxied/owner'))],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-proxied', mustNot: but('dns.record-proxied') },
  }),
  defineScenario({
    id: 'record-flattened',
    title: "Cloudflare shows the target's addresses in place of the account's own record",
    setup: { ...setup, cdn: 'cloudflare' },
    changes: [tellRecords(), ownerAt(addressOf('sendgrid', 'record-flattened/owner'))],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-proxied', mustNot: but('dns.record-proxied') },
  }),
  defineScenario({
    id: 'records-written-otherwise',
    title: 'The same values in other words: a key in two strings, an own DMARC policy',
    setup: { ...setup, esp: 'sparkpost' },
    changes: [
      tellRecords(),
      handedOutRecords('_domainkey', '"k=rsa; t=s; " "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1" "TaNgLlSyQMNWVLNLvyY"'),
      handedOutRecords('_dmarc', '"v=DMARC1; p=reject; rua=mailto:dmarc@example.com"'),
      handedOutRecords('bounce', 'SparkPostMail.com'),
    ],
    expect: { verdict: 'ready', mustNot: all },
  }),
  defineScenario({
    id: 'record-at-one-server',
    title: 'One of two name servers has a record not yet',
    setup,
    changes: [tellRecords(), handedOutRecords('s1._domainkey', null, 1)],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.record-not-at-every-server',
      mustNot: but('dns.record-not-at-every-server'),
      areas: { dns: 'warning' },
    },
  }),
  defineScenario({
    id: 'records-asked-at-resolvers',
    title: 'One name server is silent, the other one has every record',
    setup,
    changes: [tellRecords(), nameServer(0, { fault: 'silent' })],
    expect: { verdict: 'ready', rootCause: 'dns.one-nameserver-unreachable', mustNot: all },
  }),
  defineScenario({
    id: 'owner-cname-moved',
    title: "The account's own record was moved to the CDN together with the link host",
    setup,
    changes: [tellRecords(), ownerIn('{edge}')],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.owner-cname-moved',
      mustNot: but('dns.owner-cname-moved'),
      areas: { dns: 'warning' },
    },
  }),
]
