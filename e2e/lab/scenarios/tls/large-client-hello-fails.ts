import { tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

/** Something in front reads the first packet of a connection and no more; browsers' first message takes two. */
export const scenarios = (['resets', 'is-silent'] as const).map((then) =>
  defineScenario({
    id: `large-client-hello-${then}`,
    title: `A firewall that chokes on the large first message of browsers, and then ${then}`,
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [tls({ firstMessage: { longest: 1200, then } })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.large-client-hello-fails',
      mustNot: ['tls.https-port-filtered', 'tls.handshake-cut-off', 'tls.no-browser-cipher', 'dns.one-edge-address-dead'],
      areas: { dns: 'ok', tls: 'error' },
    },
  }),
)
