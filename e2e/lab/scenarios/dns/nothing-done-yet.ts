import { edge } from '#e2e/lab/changes.ts'
import { handedOutRecords, linkRecords } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { EspId } from '#lib/engine/target/target.ts'

/**
 * A customer's first day: no record is published, and the new CDN loses the Host
 * header. Each browser test that changes the world takes one of its own.
 */
const firstDay = (id: string, esp: EspId) =>
  defineScenario({
    id,
    title: 'Braze has handed the records out; nobody has entered them, and the CDN is not set up right',
    setup: { esp, cdn: 'cloudfront', records: true },
    changes: [linkRecords(), handedOutRecords('', null), edge({ hostHeader: 'origin', forwardedHost: false })],
    expect: { verdict: 'not-ready', rootCause: 'dns.name-does-not-exist', mustNot: ['dns.record-created-at-doubled-name'] },
  })

export const scenarios = [
  ...(['sendgrid', 'sparkpost', 'ses'] as const).map((esp) => firstDay(`nothing-done-yet-${esp}`, esp)),
  firstDay('nothing-done-yet-compared', 'sendgrid'),
]
