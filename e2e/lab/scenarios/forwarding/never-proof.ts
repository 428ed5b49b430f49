import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

/** Answers that look like a tracking host's at a glance, and are not: none of them may ever be called ready. */
const impostor = (esp: EspId, links: 0 | 1 | 2, name: string, behaviour: Partial<Behaviour>): Scenario =>
  defineScenario({
    id: `impostor-${esp}-${links}-${name}`,
    title: `${name} in place of ${esp}; ${links} links at hand`,
    setup: { esp, cdn: 'nginx', links },
    changes: [edge(behaviour)],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.edge-forwards-to-wrong-origin',
      mustNot: ['forwarding.needs-a-real-link', 'forwarding.tracking-domain-not-registered-at-esp'],
    },
  })

export const scenarios: Scenario[] = (['sendgrid', 'sparkpost', 'ses'] as const).flatMap((esp) =>
  ([0, 1] as const).flatMap((links) => [
    impostor(esp, links, 'home-redirect', { redirectsTo: 'https://www.{domain}/' }),
    impostor(esp, links, 'parked-redirect', { redirectsTo: 'https://parking.example/' }),
    impostor(esp, links, 'web-site', { origin: 'web-site' }),
  ]),
)
