import { edge } from '#e2e/lab/changes.ts'
import { handedOutRecords, linkRecords } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { EspId } from '#lib/engine/target/target.ts'

/** The first day of each ESP's customer: no record is published, and the new CDN loses the Host header. */
export const scenarios = (['sendgrid', 'sparkpost', 'ses'] as const satisfies readonly EspId[]).map((esp) =>
  defineScenario({
    id: `nothing-done-yet-${esp}`,
    title: 'Braze has handed the records out; nobody has entered them, and the CDN is not set up right',
    setup: { esp, cdn: 'cloudfront', records: true },
    changes: [linkRecords(), handedOutRecords('', null), edge({ hostHeader: 'origin', forwardedHost: false })],
    expect: { verdict: 'not-ready', rootCause: 'dns.name-does-not-exist', mustNot: ['dns.record-doubled-domain'] },
  }),
)
