import { account, edge } from '#e2e/lab/changes.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const nameUnknown: DiagnosisCode = 'forwarding.tracking-domain-not-registered-at-esp'

/** What copying does to a link, and a link that is somebody else's. */
const damages: Readonly<Record<string, (url: string) => string>> = {
  cut: (url) => url.slice(0, -14),
  'quoted-printable': (url) => url.replace('=', '=3D'),
  entity: (url) => `${url}&amp;utm=1`,
  'full-stop': (url) => `${url}.`,
  'of-another-account': (url) => url.replace(/[A-Z]{1}(?=[A-Za-z0-9]{5})/g, 'Q'),
}

const damaged =
  (how: string, ...places: number[]): Change =>
  ({ target }) => {
    target.links = target.links.map((url, index) => (places.includes(index) ? (damages[how]?.(url) ?? url) : url))
  }

/** The first of two links is no good: as well as if it were the second. */
const either = (how: string, place: 0 | 1, esp: EspId): Scenario =>
  defineScenario({
    id: `${place === 0 ? 'first' : 'second'}-link-${how}-${esp}`,
    title: `The ${place === 0 ? 'first' : 'second'} of two links is no good (${how}), the other one is`,
    setup: { esp, cdn: 'cloudfront' },
    changes: [damaged(how, place)],
    expect: {
      verdict: 'ready',
      rootCause: null,
      must: ['forwarding.link-unknown-at-esp'],
      mustNot: [nameUnknown, 'forwarding.needs-a-real-link'],
    },
  })

const alone = (how: string, esp: EspId, open = false): Scenario =>
  defineScenario({
    id: `only-link-${how}-${esp}${open ? '-and-pixel' : ''}`,
    title: `The only link is no good (${how})${open ? ', the pixel is served' : ''}`,
    setup: { esp, cdn: 'fastly', links: 1, open },
    changes: [damaged(how, 0)],
    expect: {
      verdict: 'could-not-check',
      rootCause: 'forwarding.needs-a-real-link',
      mustNot: [nameUnknown, 'forwarding.host-header-not-forwarded', 'forwarding.query-string-not-forwarded'],
    },
  })

/** The good link shows what the edge does wrong, wherever it stands. */
const besideFault = (place: 0 | 1): Scenario =>
  defineScenario({
    id: `query-dropped-${place === 0 ? 'first' : 'second'}-link-cut`,
    title: `The edge drops the query, and the ${place === 0 ? 'first' : 'second'} link is cut as well`,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [damaged('cut', place), edge({ query: 'dropped' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.query-string-not-forwarded', mustNot: [nameUnknown] },
  })

/** One link has an escape, which the edge decodes; the other has none. */
const oneMangled = (place: 0 | 1): Scenario =>
  defineScenario({
    id: `path-decoded-${place === 0 ? 'first' : 'second'}-link-alone`,
    title: `The edge decodes paths, and only the ${place === 0 ? 'first' : 'second'} of two links has anything to decode`,
    setup: { esp: 'sendgrid', cdn: 'nginx', linkForm: 'path' },
    changes: [
      ({ world, target, names }) => {
        const link = world.account.links[place]
        if (link) link.path = link.path.replace('/h1/', '/h%2F1/')
        target.links = world.account.links.map(({ path }) => `https://${names.host}${path}`)
      },
      edge({ path: 'decoded' }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.path-not-forwarded-byte-for-byte', mustNot: [nameUnknown] },
  })

const threeLinks = defineScenario({
  id: 'third-link-good',
  title: 'Of three links only the last is good',
  setup: { esp: 'sendgrid', cdn: 'cloudfront' },
  changes: [
    ({ target }) => {
      const [first = '', second = ''] = target.links
      target.links = [first.slice(0, -14), first.slice(0, -10), second]
    },
  ],
  expect: { verdict: 'ready', rootCause: null, mustNot: [nameUnknown] },
})

const brandingGone = defineScenario({
  id: 'branding-gone-two-links',
  title: 'SendGrid turns down two whole links',
  setup: { esp: 'sendgrid', cdn: 'fastly' },
  changes: [account({ state: 'invalidated' })],
  expect: { verdict: 'not-ready', rootCause: nameUnknown },
})

export const scenarios: Scenario[] = [
  ...Object.keys(damages).flatMap((how) => [either(how, 0, 'sendgrid'), either(how, 1, 'sendgrid')]),
  either('cut', 0, 'sparkpost'),
  either('full-stop', 0, 'ses'),
  alone('cut', 'sendgrid'),
  alone('quoted-printable', 'sendgrid', true),
  alone('of-another-account', 'sparkpost'),
  alone('full-stop', 'ses'),
  besideFault(0),
  besideFault(1),
  oneMangled(0),
  oneMangled(1),
  threeLinks,
  brandingGone,
]
