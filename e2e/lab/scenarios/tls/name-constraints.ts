import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { CertificateData, Scenario } from '#e2e/lab/scenario.ts'

const refused = (id: string, title: string, data: Partial<CertificateData>): Scenario =>
  defineScenario({
    id,
    title,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate(data)],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.untrusted-issuer',
      mustNot: ['tls.hostname-mismatch', 'tls.missing-intermediate'],
      areas: { dns: 'ok', tls: 'error' },
    },
  })

export const scenarios = [
  refused('ca-for-other-names', 'A company CA that may issue for another domain alone', { constraints: { permitted: ['corp.example'] } }),
  refused('ca-excludes-name', 'A CA that may not issue for this name, and a wildcard that reaches it', {
    names: ['*.{parent}'],
    constraints: { excluded: ['login.{parent}'] },
  }),
  defineScenario({
    id: 'ca-for-these-names',
    title: "A company CA that may issue for the company's domain",
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate({ constraints: { permitted: ['{domain}'], excluded: ['login.{domain}'] } })],
    expect: { verdict: 'ready', areas: { tls: 'ok' } },
  }),
]
