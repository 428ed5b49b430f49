import { addRecords, linkRecords, linkTtl } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

/** A record that may not stand as it does, or aliases without an end. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'cname-at-apex',
    title: 'The link host is a registered domain with a CNAME',
    setup: { ...setup, labels: 'link.mail' },
    changes: [
      ({ world, target, names }) => {
        const site = world.sites[0]
        const zone = world.zones[0]
        if (!site || !zone) return
        zone.records = [{ name: names.domain, type: 'CNAME', ttl: 300, data: names.edge }]
        target.hostname = names.domain
        target.links = target.links.map((link) => link.replace(names.host, names.domain))
        site.hostnames = [names.domain]
        if (site.certificate && site.certificate !== 'default') site.certificate.names = [names.domain]
        world.hostname = names.domain
      },
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-at-apex', mustNot: ['dns.cname-with-other-records', 'dns.cname-points-to-esp'] },
  }),
  defineScenario({
    id: 'multiple-cnames',
    title: 'Two CNAMEs at one name',
    setup,
    changes: [linkRecords({ type: 'CNAME', data: '{edge}' }, { type: 'CNAME', data: '{esp}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.multiple-cnames', mustNot: ['dns.nameservers-disagree', 'dns.stale-resolver-cache'] },
  }),
  defineScenario({
    id: 'cname-with-other-records',
    title: 'An old address stands beside the CNAME',
    setup,
    changes: [linkRecords({ type: 'CNAME', data: '{edge}' }, { type: 'A', data: '198.202.211.7' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.cname-with-other-records',
      mustNot: ['dns.multiple-cnames', 'dns.stale-resolver-cache'],
    },
  }),
  defineScenario({
    id: 'cname-with-text-record',
    title: 'A text record stands beside the CNAME',
    setup,
    changes: [linkRecords({ type: 'CNAME', data: '{edge}' }, { type: 'TXT', data: '"v=spf1 -all"' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-with-other-records', mustNot: ['dns.wrong-record-type'] },
  }),
  defineScenario({
    id: 'cname-loop',
    title: 'Two aliases lead to each other',
    setup,
    changes: [
      linkRecords({ type: 'CNAME', data: 'track.{domain}' }),
      addRecords({ name: 'track.{domain}', type: 'CNAME', data: '{host}' }),
    ],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.cname-loop',
      mustNot: ['dns.nameservers-unreachable', 'dns.cname-target-does-not-exist', 'dns.cname-to-wrong-target'],
    },
  }),
  defineScenario({
    id: 'cname-to-itself',
    title: 'The link host is an alias of itself',
    setup,
    changes: [linkRecords({ type: 'CNAME', data: '{host}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-loop', mustNot: ['dns.nameservers-unreachable'] },
  }),
  defineScenario({
    id: 'cname-chain-too-long',
    title: 'Fourteen aliases before an address',
    setup,
    changes: [
      linkRecords({ type: 'CNAME', data: 'hop1.{domain}' }),
      addRecords(
        ...Array.from({ length: 13 }, (_, index) => ({
          name: `hop${index + 1}.{domain}`,
          type: 'CNAME',
          data: index === 12 ? '{edge}' : `hop${index + 2}.{domain}`,
        })),
      ),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-chain-too-long', mustNot: ['dns.cname-loop', 'dns.nameservers-unreachable'] },
  }),
  defineScenario({
    id: 'ttl-too-long',
    title: 'The record may be remembered for a month',
    setup,
    changes: [linkTtl(2_592_000)],
    expect: { verdict: 'ready', rootCause: 'dns.ttl-too-long', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'ttl-of-two-days',
    title: 'Two days at a record that has not to change',
    setup,
    changes: [linkTtl(172_800)],
    expect: { verdict: 'ready', mustNot: ['dns.ttl-too-long'] },
  }),
]
