import { edge, tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [
  defineScenario({
    id: 'bot-challenge',
    title: 'Cloudflare asks every visitor to prove that they are human',
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [edge({ answers: 'bot-challenge' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.bot-challenge', mustNot: ['cdn.edge-blocks-requests'] },
  }),
  defineScenario({
    id: 'edge-asks-for-password',
    title: 'The proxy still has the password of its test days',
    setup: { esp: 'sparkpost', cdn: 'nginx' },
    changes: [edge({ answers: 'password' })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.edge-asks-for-password', mustNot: ['cdn.edge-blocks-requests'] },
  }),
  defineScenario({
    id: 'client-certificate-required',
    title: 'The proxy wants a client certificate, as it does for the company’s interfaces',
    setup: { esp: 'ses', cdn: 'nginx' },
    changes: [tls({ clientCertificate: true })],
    expect: { verdict: 'not-ready', rootCause: 'cdn.client-certificate-required' },
  }),
]
