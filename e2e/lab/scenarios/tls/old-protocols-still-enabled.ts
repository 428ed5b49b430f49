import { tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'old-protocols-still-enabled',
  title: 'A proxy that accepts TLS 1.0 beside newer versions',
  setup: { esp: 'sendgrid', cdn: 'haproxy' },
  changes: [tls({ minVersion: 'TLSv1' })],
  expect: { verdict: 'ready', rootCause: 'tls.old-protocols-still-enabled', mustNot: ['tls.protocol-too-old'], areas: { tls: 'warning' } },
})
