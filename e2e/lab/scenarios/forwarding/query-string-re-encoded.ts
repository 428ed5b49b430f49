import { edge } from '#e2e/lab/changes.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario } from '#e2e/lab/scenario.ts'

/** The ESP knows its links with the query's escapes undone, too. */
const takesPlainQueries: Change = ({ world }) => {
  const plain = world.account.links.map(({ path, location }) => ({ path: decodeURIComponent(path), location }))
  world.account.links.push(...plain)
}

const changed = (query: Behaviour['query'], more: Change[]): Scenario =>
  defineScenario({
    id: `query-${query}`,
    title: `The query arrives ${query}`,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [...more, edge({ query })],
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

/** Neither the token without its query nor the token encoded again is known to the ESP: only a form that survives tells them apart. */
const again = defineScenario({
  id: 'query-encoded-plus',
  title: 'The query, with a plus in its token, arrives encoded again',
  setup: { esp: 'sendgrid', cdn: 'cloudfront' },
  changes: [edge({ query: 'encoded-again' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'forwarding.query-string-re-encoded',
    mustNot: ['forwarding.query-string-not-forwarded', 'forwarding.host-header-not-forwarded'],
  },
})

/** The page's address stands in the query, and the ESP undoes its escapes. */
const addressInQuery = defineScenario({
  id: 'query-encoded-location',
  title: 'The query, which holds the address of the page, arrives encoded again: the Location reads https%3A…',
  setup: { esp: 'sendgrid', cdn: 'nginx', links: 1 },
  changes: [
    ({ world, target, names }) => {
      const page = 'https://www.shop.example/sale'
      const path = `/ls/click?url=${encodeURIComponent(page)}&upn=u001.q1w2e3r4t5y6u7i8`
      world.account.links = [
        { path, location: page },
        { path: path.replaceAll('%', '%25'), location: encodeURIComponent(page) },
      ]
      target.links = [`https://${names.host}${path}`]
    },
    edge({ query: 'encoded-again' }),
  ],
  expect: { verdict: 'not-ready', rootCause: 'forwarding.query-string-re-encoded', mustNot: ['cdn.edge-forwards-to-wrong-origin'] },
})

export const scenarios: Scenario[] = [addressInQuery, changed('encoded-again', [takesPlainQueries]), changed('decoded', []), again]
