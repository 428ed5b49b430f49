import { certificate, edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [
  defineScenario({
    id: 'cloudflare-cross-account',
    title: "The record leads into another Cloudflare account's zone (error 1014)",
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [edge({ answers: 'cross-account' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.cloudflare-cross-account', mustNot: ['cdn.edge-blocks-requests'] },
  }),
  defineScenario({
    id: 'misdirected-request',
    title: 'TLS chose a certificate of another service at Fastly (421)',
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [edge({ answers: 'misdirected' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.misdirected-request' },
  }),
  defineScenario({
    id: 'edge-origin-tls-failure',
    title: 'Cloudflare is set to Full (strict), and the certificate of SendGrid is for its own name (526)',
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [edge({ answers: 'origin-tls-failure' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.edge-origin-tls-failure', mustNot: ['cdn.edge-cannot-reach-origin'] },
    demo: true,
  }),
  defineScenario({
    id: 'edge-origin-tls-failure-apache',
    title: 'Apache checks the certificate of the ESP against the link host',
    setup: { esp: 'ses', cdn: 'apache' },
    changes: [edge({ answers: 'origin-tls-failure' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.edge-origin-tls-failure', mustNot: ['cdn.edge-cannot-reach-origin'] },
  }),
  defineScenario({
    id: 'proxy-serves-default-page',
    title: 'nginx was installed, the site for the link host was not',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [edge({ origin: 'default-page' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.proxy-serves-default-page', mustNot: ['cdn.edge-forwards-to-wrong-origin'] },
  }),
  defineScenario({
    id: 'proxy-default-page-self-signed',
    title: 'A fresh nginx: its default page under a certificate of its own',
    setup: { esp: 'sparkpost', cdn: 'nginx' },
    changes: [edge({ origin: 'default-page' }), certificate('self-signed')],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.self-signed-certificate',
      must: ['tls.self-signed-certificate', 'cdn.proxy-serves-default-page'],
    },
  }),
]
