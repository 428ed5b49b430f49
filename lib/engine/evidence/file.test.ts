import { expect, it } from 'vitest'
import type { Evidence } from './evidence.ts'
import { parseEvidence } from './file.ts'

const evidence: Evidence = {
  schema: 1,
  target: {
    hostname: 'link.example.com',
    esp: 'ses',
    region: 'us',
    espTarget: 'r.us-east-1.awstrack.me',
    links: [],
    appLinks: false,
    records: [],
  },
  vantage: { resolvers: ['192.0.2.53'], allowPrivate: [], extraAnchors: [], rangesDate: '2026-08-16' },
  startedAt: '2026-11-22T10:04:12.345Z',
  durationMs: 812,
  dns: [
    {
      id: 'dns:control:NS:.@192.0.2.53',
      purpose: 'control',
      server: { role: 'recursive', address: '192.0.2.53', port: 53 },
      name: '.',
      type: 'NS',
      attempt: { state: 'failed', reason: 'timeout' },
    },
  ],
  addresses: [],
  tls: [],
  http: [],
}

it('reads what was saved', () => {
  expect(parseEvidence(JSON.stringify(evidence))).toEqual(evidence)
})

it('reads what was saved before targets had records', () => {
  const { records: _, ...target } = evidence.target
  expect(parseEvidence(JSON.stringify({ ...evidence, target }))).toEqual(evidence)
})

it.each([
  ['', /^not JSON: /],
  ['{"schema": 1', /^not JSON: /],
  ['[]', /^not evidence of version 1: the whole: /],
  [JSON.stringify({ ...evidence, schema: 2 }), /^not evidence of version 1: schema: /],
  [
    JSON.stringify({ ...evidence, dns: [{ ...evidence.dns[0], attempt: { state: 'guessed' } }] }),
    /^not evidence of version 1: dns\.0\.attempt/,
  ],
])('says in its first line why %s cannot be read', (text, message) => {
  expect(() => parseEvidence(text)).toThrow(message)
})
