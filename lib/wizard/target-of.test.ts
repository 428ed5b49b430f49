import { expect, test } from 'vitest'
import type { HandedOutRecord } from './model.ts'
import { sameTarget, targetOf } from './target-of.ts'
import { healthySetup } from './testing.ts'

const { answers } = healthySetup()
const host = { hostname: 'link.mail.acme.com', edgeName: 'd111.cloudfront.net', links: [] }
const cname = (value: string, name = host.hostname): HandedOutRecord => ({
  id: 'r',
  type: 'CNAME',
  name,
  value,
  ttl: null,
  kind: 'link-host',
})

test.each([
  ['no record at hand: the default of ESP and region', [], 'sendgrid.net'],
  ["Braze's record names it", [cname('eu.sendgrid.net')], 'eu.sendgrid.net'],
  ['a record of another name', [cname('eu.sendgrid.net', 'other.acme.com')], 'sendgrid.net'],
  ['what was pasted is the CDN', [cname('d111.cloudfront.net')], 'sendgrid.net'],
  ['what was pasted is another ESP', [cname('spgo.io')], 'sendgrid.net'],
])('the origin: %s', (_case, records, expected) => {
  expect(targetOf('check', host, answers, records)?.espTarget).toBe(expected)
})

test('the edge counts in a rehearsal only', () => {
  expect(targetOf('check', host, answers, [])?.edge).toBeUndefined()
  expect(targetOf('rehearsal', host, answers, [])?.edge).toBe('d111.cloudfront.net')
  expect(targetOf('rehearsal', { ...host, edgeName: null }, answers, [])).toBeNull()
  expect(targetOf('check', host, {}, [])).toBeNull()
})

test('a proxy of their own is a CDN by another name', () => {
  const own = { ...answers, 'cdn-and-certificate': { path: 'own-proxy', cdn: undefined } as const }
  expect(targetOf('check', host, own, [])?.cdn).toBe('custom-proxy')
})

test('targets are the same however they were stored', () => {
  const target = targetOf('check', host, answers, [])
  expect(sameTarget(target, JSON.parse(JSON.stringify(target)))).toBe(true)
  expect(sameTarget(target, targetOf('check', { ...host, links: ['https://link.mail.acme.com/1'] }, answers, []))).toBe(false)
  expect(sameTarget(target, null)).toBe(false)
})
