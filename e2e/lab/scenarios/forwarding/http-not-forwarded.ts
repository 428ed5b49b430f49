import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario, SiteKind } from '#e2e/lab/scenario.ts'

const elsewhere = (cdn: SiteKind, http: Behaviour['http']): Scenario =>
  defineScenario({
    id: `http-gives-${http}`,
    title: `HTTPS reaches the ESP, HTTP gives ${http}`,
    setup: { esp: 'sendgrid', cdn },
    changes: [edge({ http })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.http-not-forwarded',
      mustNot: ['forwarding.https-not-forwarded', 'forwarding.http-port-closed', 'cdn.edge-forwards-to-wrong-origin'],
    },
  })

export const scenarios: Scenario[] = [elsewhere('nginx', 'web-site'), elsewhere('apache', 'not-found')]
