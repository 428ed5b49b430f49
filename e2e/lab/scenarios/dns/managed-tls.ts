import { account } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const straight: DiagnosisCode[] = ['dns.cname-points-to-esp', 'tls.esp-certificate-shown', 'tls.hostname-mismatch']

/** Targets at which the ESP can hold certificates of its customers' names. */
export const scenarios: Scenario[] = [
  ...(
    [
      ['sparkpost', 'v2.spgo.io'],
      ['sendgrid', 'click.sendgrid.net'],
    ] as const
  ).flatMap(([esp, espTarget]) => [
    defineScenario({
      id: `managed-tls-held-${esp}`,
      title: 'The record leads straight to the ESP, which holds the certificate',
      setup: { esp, cdn: 'none', espTarget },
      changes: [account({ managedCertificate: true })],
      expect: { verdict: 'ready', must: ['setup.esp-managed-tls-possible'], mustNot: straight, edge: 'esp-direct' },
    }),
    defineScenario({
      id: `managed-tls-possible-${esp}`,
      title: 'The record leads straight to the ESP, which could hold the certificate and does not',
      setup: { esp, cdn: 'none', espTarget },
      expect: {
        verdict: 'not-ready',
        rootCause: 'dns.cname-points-to-esp',
        must: ['dns.cname-points-to-esp', 'setup.esp-managed-tls-possible'],
        edge: 'esp-direct',
      },
    }),
  ]),
  defineScenario({
    id: 'managed-tls-unasked',
    title: 'The record leads to a managed target, though the checker was told of no record',
    setup: { esp: 'sparkpost', cdn: 'none', espTarget: 'v2.spgo.io' },
    changes: [account({ managedCertificate: true }), ({ target }) => void delete target.espTarget],
    expect: { verdict: 'ready', must: ['setup.esp-managed-tls-possible'], mustNot: straight, edge: 'esp-direct' },
  }),
  defineScenario({
    id: 'managed-tls-behind-cdn',
    title: 'A CDN in front of a target at which the ESP could hold the certificate',
    setup: { esp: 'sparkpost', cdn: 'fastly', espTarget: 'v2.spgo.io' },
    expect: { verdict: 'ready', must: ['setup.esp-managed-tls-possible'], mustNot: straight, edge: 'fastly' },
  }),
  defineScenario({
    id: 'managed-tls-impossible',
    title: 'A target at which the ESP holds no certificates',
    setup: { esp: 'sparkpost', cdn: 'none' },
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-points-to-esp', mustNot: ['setup.esp-managed-tls-possible'] },
  }),
]
