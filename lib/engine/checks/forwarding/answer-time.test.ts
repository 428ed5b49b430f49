import { expect, test } from 'vitest'
import { observed } from '#lib/engine/evidence/attempt.ts'
import type { HttpExchange, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { answer, but, edgeAddress, evidenceOf, healthy, host, sent, shop } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { answerTime } from './answer-time.ts'

const slow = answer(302, { location: shop }, '', { ms: 3200 })

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['in time', 'pass forwarding.answer-time', [...healthy]],
  ['one slow try of four', 'pass forwarding.answer-time', but(sent('link', slow))],
  ['most tries slow', 'warn forwarding.edge-slow', but(sent('link', slow), sent('control', slow), sent('repeat', slow))],
  ['exactly three seconds', 'pass forwarding.answer-time', [sent('link', answer(302, { location: shop }, '', { ms: 3000 }))]],
  ['no connection', 'unknown forwarding.answer-time', [sent('link', 'timeout')]],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [answerTime])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})

test('a connection that stands, and no answer on it', () => {
  const handshake: TlsHandshake = {
    id: 'tls.1',
    role: 'link-host',
    address: edgeAddress,
    port: 443,
    servername: host,
    mode: 'standard',
    attempt: observed({ protocol: 'TLSv1.3', alpn: null, chain: [], ms: 5 }),
  }
  const evidence = { ...evidenceOf([sent('link', 'timeout')]), tls: [handshake] }
  expect(judge(evidence, [answerTime])[0]).toMatchObject({ verdict: 'fail', code: 'forwarding.edge-hangs' })
})
