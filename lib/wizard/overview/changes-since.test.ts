import { expect, test } from 'vitest'
import { changesSince, type PastEvent } from './changes-since.ts'

// A Sunday; the last visit was on the Tuesday before.
const now = new Date('2026-11-22T10:00:00Z')
const since = new Date('2026-11-17T10:04:00Z')

const event = (at: string, actor: PastEvent['actor'], kind: string, params: Record<string, string> = {}): PastEvent => ({
  at: new Date(at),
  actor,
  kind,
  params,
})
const finished = (at: string, verdict: string, kind = 'check', hostname = 'link.acme.com') =>
  event(at, 'job', 'run-finished', { kind, hostname, verdict })
const tell = (...events: PastEvent[]) =>
  changesSince(
    events.toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    since,
    'customer',
    now,
  )

test('nothing new is said to be nothing', () => {
  expect(tell(finished('2026-11-16T10:00:00Z', 'ready'))).toEqual({
    title: 'Welcome back. Nothing has changed since Tuesday 10:04 UTC.',
    lines: [],
  })
})

test('what turned green, and when', () => {
  expect(tell(finished('2026-11-16T10:00:00Z', 'not-ready'), finished('2026-11-22T09:12:00Z', 'ready'))).toEqual({
    title: 'Welcome back. Since Tuesday 10:04 UTC:',
    lines: ['link.acme.com turned green (09:12 UTC)'],
  })
})

test.each([
  [
    'the last of several counts',
    [finished('2026-11-18T10:00:00Z', 'not-ready'), finished('2026-11-19T10:00:00Z', 'ready')],
    ['link.acme.com turned green (Thursday 10:00 UTC)'],
  ],
  [
    'there and back is no news',
    [finished('2026-11-16T10:00:00Z', 'ready'), finished('2026-11-18T10:00:00Z', 'not-ready'), finished('2026-11-19T10:00:00Z', 'ready')],
    [],
  ],
  [
    'hosts are told apart',
    [finished('2026-11-16T10:00:00Z', 'ready'), finished('2026-11-18T10:00:00Z', 'ready', 'check', 'b.acme.com')],
    ['b.acme.com turned green (Wednesday 10:00 UTC)'],
  ],
  [
    'a rehearsal is no check',
    [finished('2026-11-18T10:00:00Z', 'ready', 'rehearsal')],
    ['The rehearsal of link.acme.com passed (Wednesday 10:00 UTC)'],
  ],
  [
    'records',
    [finished('2026-11-18T10:00:00Z', 'ready', 'records', 'mail.acme.com')],
    ['All records from Braze are in place (Wednesday 10:00 UTC)'],
  ],
  ['a first look is no change', [finished('2026-11-18T10:00:00Z', 'not-ready', 'outlook')], []],
  ['what one did oneself is no news', [event('2026-11-18T10:00:00Z', 'customer', 'step-saved', { step: 'X' })], []],
  [
    'what the CSM did is',
    [event('2026-11-18T10:00:00Z', 'csm', 'step-saved', { step: 'Add the DNS records' })],
    ['Saved: Add the DNS records (Wednesday 10:00 UTC)'],
  ],
  ['a start is said by its end', [event('2026-11-18T10:00:00Z', 'csm', 'run-started', { hostname: 'a', kind: 'check' })], []],
  ['what nobody has words for is left out', [event('2026-11-18T10:00:00Z', 'csm', 'of-another-version')], []],
])('%s', (_case, events, lines) => expect(tell(...events).lines).toEqual(lines))

test('many changes are cut, and the history named', () => {
  const many = Array.from({ length: 9 }, (_, index) => finished(`2026-11-18T10:0${index}:00Z`, 'ready', 'check', `l${index}.acme.com`))
  expect(tell(...many).lines).toHaveLength(7)
  expect(tell(...many).lines.at(-1)).toMatch(/^And 3 more/)
})
