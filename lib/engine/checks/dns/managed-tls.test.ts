import { expect, test } from 'vitest'
import { alias, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { managedTlsCheck } from './managed-tls.ts'

const resolving = (target: string) => ({ records: [alias(target), `${target} 60 A 203.0.113.1`] })
const possible = 'warn setup.esp-managed-tls-possible'

test.each([
  ['straight to such a target', world({ servers: [resolving('click.sendgrid.net')] }), possible],
  ['behind a CDN, by the record from Braze', world({ target: { espTarget: 'v2.spgo.io' } }), possible],
  ['straight to a target without', world({ servers: [resolving('sendgrid.net')] }), 'not-applicable'],
  ['behind a CDN, a target without', world(), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(managedTlsCheck, evidence)).toBe(expected))

test('names the target that the host leads to', () => {
  expect(paramsOf(managedTlsCheck, world({ servers: [resolving('eu.v2.spgo.io')] }))).toEqual({ target: 'eu.v2.spgo.io', held: false })
})
