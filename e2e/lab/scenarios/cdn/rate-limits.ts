import { account } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { EspId } from '#lib/engine/target/target.ts'

/** The ESP limits clicks while the check is under way: nothing of that is the customer's. */
const scenario = (esp: EspId, cdn: 'cloudflare' | 'cloudfront', after: number) =>
  defineScenario({
    id: `esp-limits-after-${after}-${esp}`,
    title: `${after} clicks go through, then the ESP asks to slow down`,
    setup: { esp, cdn },
    changes: [account({ rateLimitAfter: after })],
    expect: {
      verdict: 'could-not-check',
      rootCause: 'forwarding.rate-limited-by-esp',
      mustNot: [
        'cdn.edge-blocks-requests',
        'cdn.edge-forwards-to-wrong-origin',
        'forwarding.one-edge-address-differs',
        'forwarding.path-not-forwarded-byte-for-byte',
        'forwarding.query-string-not-forwarded',
        'forwarding.tracking-domain-not-registered-at-esp',
      ],
    },
  })

export const scenarios = [
  scenario('sendgrid', 'cloudflare', 1),
  scenario('sendgrid', 'cloudfront', 2),
  scenario('ses', 'cloudflare', 1),
  scenario('ses', 'cloudfront', 2),
  scenario('sparkpost', 'cloudflare', 2),
]
