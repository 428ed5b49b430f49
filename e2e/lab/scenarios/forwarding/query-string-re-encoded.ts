import { edge } from '#e2e/lab/changes.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario } from '#e2e/lab/scenario.ts'

/** Links whose token holds percent-escapes, as older mail has them. */
const escapedToken: Change = ({ world, target, names }) => {
  for (const link of world.account.links) link.path = link.path.replace('-2B', '%2B')
  target.links = world.account.links.map(({ path }) => `https://${names.host}${path}`)
}

const changed = (query: Behaviour['query']): Scenario =>
  defineScenario({
    id: `query-${query}`,
    title: `The query arrives ${query}`,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [escapedToken, edge({ query })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.query-string-re-encoded',
      mustNot: [
        'forwarding.query-string-not-forwarded',
        'forwarding.host-header-not-forwarded',
        'forwarding.path-not-forwarded-byte-for-byte',
      ],
    },
  })

export const scenarios: Scenario[] = [changed('encoded-again'), changed('decoded')]
