import { certificate, edge } from '#e2e/lab/changes.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { Scenario, SiteKind } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const scenario = (id: string, title: string, esp: EspId, cdn: SiteKind, ...more: Change[]): Scenario =>
  defineScenario({
    id,
    title,
    setup: { esp, cdn },
    changes: [certificate('none'), ...more],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.edge-has-no-certificate',
      mustNot: ['tls.https-port-closed', 'tls.protocol-too-old', 'tls.hostname-mismatch', 'cdn.name-not-added-to-cdn'],
      areas: { dns: 'ok', tls: 'error' },
    },
  })

/** Each edge ends the handshake with an alert of its own: handshake_failure, unrecognized_name, internal_error. */
export const scenarios = [
  scenario('edge-has-no-certificate', 'The edge ends the handshake for the name with an alert', 'sparkpost', 'cloudflare'),
  scenario('edge-has-no-certificate-gcp', 'The managed certificate is not active yet', 'sparkpost', 'gcp'),
  scenario('edge-has-no-certificate-caddy', 'Caddy forwards, and has got no certificate', 'sendgrid', 'caddy'),
  scenario('edge-has-no-certificate-nor-site', 'Caddy has no site of this name', 'sendgrid', 'caddy', edge({ answers: 'no-route' })),
]
