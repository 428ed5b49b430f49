import { addSite, certificate, ports } from '#e2e/lab/changes.ts'
import { type Change, defineScenario, goodCertificate } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

/** The company's own site, which tells browsers to use HTTPS for every name below it. */
const strictParent: Change = (draft) =>
  addSite({
    kind: 'nginx',
    hostnames: ['{domain}'],
    addresses: ['198.202.211.7'],
    port80: 'open',
    port443: 'open',
    certificate: goodCertificate('{domain}'),
    behaviour: { origin: 'web-site', headers: [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains']] },
  })(draft)

const forced = (name: string, rootCause: 'tls.https-port-closed' | 'tls.hostname-mismatch', changes: Change[]): Scenario =>
  defineScenario({
    id: `hsts-${name}`,
    title: `The parent sends HSTS for all names below it; the link host: ${name}`,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [strictParent, ...changes],
    expect: {
      verdict: 'not-ready',
      rootCause,
      must: [rootCause, 'forwarding.hsts-forces-https-on-http-only-name'],
      mustNot: ['forwarding.http-port-closed'],
    },
  })

export const scenarios: Scenario[] = [
  forced('port-443-closed', 'tls.https-port-closed', [ports({ port443: 'refused' })]),
  forced('other-certificate', 'tls.hostname-mismatch', [certificate('other-name')]),
  defineScenario({
    id: 'hsts-with-https',
    title: 'The parent sends HSTS for all names below it, and HTTPS works',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [strictParent],
    expect: { verdict: 'ready', mustNot: ['forwarding.hsts-forces-https-on-http-only-name'] },
  }),
]
