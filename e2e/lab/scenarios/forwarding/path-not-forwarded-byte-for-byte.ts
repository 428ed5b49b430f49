import { edge } from '#e2e/lab/changes.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario, SiteKind } from '#e2e/lab/scenario.ts'

/** A link with a double slash in its path. */
const doubleSlash: Change = ({ world, target, names }) => {
  for (const link of world.account.links) link.path = link.path.replace('/1/', '//1/')
  target.links = world.account.links.map(({ path }) => `https://${names.host}${path}`)
}

const changed = (path: Behaviour['path'], cdn: SiteKind, extra: Change[] = []): Scenario =>
  defineScenario({
    id: `path-${path}-${cdn}`,
    title: `${cdn} forwards the path ${path}`,
    setup: { esp: 'ses', cdn },
    changes: [...extra, edge({ path })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.path-not-forwarded-byte-for-byte',
      mustNot: [
        'forwarding.host-header-not-forwarded',
        'forwarding.query-string-not-forwarded',
        'forwarding.tracking-domain-not-registered-at-esp',
        'cdn.edge-has-no-route',
      ],
    },
  })

export const scenarios: Scenario[] = [
  changed('decoded', 'nginx'),
  changed('decoded', 'azure'),
  changed('normalised', 'nginx'),
  changed('encoded-again', 'haproxy'),
  changed('slashes-merged', 'nginx', [doubleSlash]),
  changed('refuses-slashes', 'apache'),
  changed('replaced', 'nginx'),
  defineScenario({
    id: 'path-lost-sparkpost',
    title: 'nginx forwards every SparkPost link to the root',
    setup: { esp: 'sparkpost', cdn: 'nginx' },
    changes: [edge({ path: 'replaced' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.path-not-forwarded-byte-for-byte',
      mustNot: ['forwarding.host-header-not-forwarded', 'forwarding.tracking-domain-not-registered-at-esp'],
    },
  }),
]
