import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const followed = (esp: EspId): Scenario =>
  defineScenario({
    id: `redirects-followed-${esp}`,
    title: `The edge follows the redirect of ${esp} and serves the page itself`,
    setup: { esp, cdn: 'apache' },
    changes: [edge({ followsRedirects: true })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.edge-follows-redirects',
      mustNot: ['cdn.edge-forwards-to-wrong-origin', 'forwarding.https-not-forwarded', 'forwarding.location-rewritten'],
    },
  })

export const scenarios: Scenario[] = [followed('sendgrid'), followed('sparkpost'), followed('ses')]
