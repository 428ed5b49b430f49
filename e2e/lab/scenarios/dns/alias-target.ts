import { addRecords, dropPublicRecords, linkRecords } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

const slip = (id: string, title: string, data: string, rootCause: DiagnosisCode, ...changes: Change[]): Scenario =>
  defineScenario({
    id,
    title,
    setup,
    changes: [linkRecords({ type: 'CNAME', data }), ...changes],
    expect: {
      verdict: 'not-ready',
      rootCause,
      mustNot: [...others.filter((code) => code !== rootCause), 'dns.cname-to-wrong-target', 'dns.nameservers-unreachable'],
      areas: { dns: 'error', forwarding: 'unknown' },
    },
  })

const others: DiagnosisCode[] = [
  'dns.cname-target-is-a-url',
  'dns.cname-target-is-an-ip-address',
  'dns.cname-to-localhost',
  'dns.cname-target-has-own-domain-appended',
  'dns.cname-target-truncated',
  'dns.cname-target-typo',
  'dns.cname-target-does-not-exist',
]

/** Slips of the pen in the value of the record. */
export const scenarios: Scenario[] = [
  slip('target-is-url', 'A URL as target', 'https://d1234567890abc.cloudfront.net/', 'dns.cname-target-is-a-url'),
  slip(
    'target-is-url-in-zone',
    'A URL, and the zone appended',
    'https://d1234567890abc.cloudfront.net.{domain}',
    'dns.cname-target-is-a-url',
  ),
  slip('target-is-ip', 'An address as target', '198.202.211.7', 'dns.cname-target-is-an-ip-address'),
  slip('target-is-ip-in-zone', 'An address, and the zone appended', '198.202.211.7.{domain}', 'dns.cname-target-is-an-ip-address'),
  slip('target-is-localhost', 'localhost as target', 'localhost', 'dns.cname-to-localhost'),
  slip('target-is-local-name', 'A name of the office network', 'proxy.office.local', 'dns.cname-to-localhost'),
  slip('own-domain-appended', 'The panel appended the zone', '{edge}.{domain}', 'dns.cname-target-has-own-domain-appended'),
  slip('esp-own-domain-appended', "The zone appended to the ESP's name", '{esp}.{domain}', 'dns.cname-target-has-own-domain-appended'),
  slip(
    'own-domain-appended-wildcard',
    'The same where a wildcard answers',
    '{edge}.{domain}',
    'dns.cname-target-has-own-domain-appended',
    addRecords({ name: '*.{domain}', type: 'A', data: '198.202.211.7' }),
  ),
  slip('target-truncated', 'Copied from a shortened cell', 'd1234567890abc.cloudfr', 'dns.cname-target-truncated'),
  slip('target-truncated-in-zone', 'Cut short, and the zone appended', 'sendgri.{domain}', 'dns.cname-target-truncated'),
  slip('target-typo', 'Two letters swapped', 'd1234567890abc.cloudfornt.net', 'dns.cname-target-typo'),
  slip('esp-typo', "A letter too many in the ESP's name", 'sendgrind.net', 'dns.cname-target-typo'),
  slip('target-does-not-exist', 'The distribution was deleted', '{edge}', 'dns.cname-target-does-not-exist', dropPublicRecords('{edge}')),
  slip(
    'target-without-address',
    'The target has no address',
    'empty.{domain}',
    'dns.cname-target-does-not-exist',
    addRecords({ name: 'empty.{domain}', type: 'TXT', data: '"nothing"' }),
  ),
]
