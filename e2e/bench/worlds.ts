import { edge, ports } from '#e2e/lab/changes.ts'
import { nameServer } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const world = (id: string, changes: Change[] = []): Scenario =>
  defineScenario({ id, title: id, setup: { esp: 'sendgrid', cdn: 'cloudfront' }, changes, expect: { verdict: 'ready' } })

/** Hosts with nothing wrong; the first serves the single checks, all of them the batch. */
export const healthyWorlds = (count: number): Scenario[] => Array.from({ length: count }, (_, n) => world(`bench-${n}`))

/** One host for each stage at which a peer may hang. */
export const hangingWorlds: readonly Scenario[] = [
  world('bench-silent-name-servers', [nameServer(0, { fault: 'silent' }), nameServer(1, { fault: 'silent' })]),
  world('bench-swallowed-connections', [ports({ port80: 'silent', port443: 'silent' })]),
  world('bench-hanging-handshake', [ports({ port443: 'accepts-only' })]),
  world('bench-hanging-response', [ports({ port80: 'accepts-only' }), edge({ delayMs: 60_000 })]),
  world('bench-hanging-body', [edge({ body: 'hangs' })]),
  world('bench-endless-body', [edge({ body: 'endless' })]),
]
