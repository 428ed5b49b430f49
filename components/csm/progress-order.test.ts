import { describe, expect, it } from 'vitest'
import type { ProgressRowView } from '#lib/wizard/view.ts'
import { arrangeProgress, parseProgressFilter } from './progress-order.ts'

const row = (setupId: string, over: Partial<ProgressRowView>): ProgressRowView => ({
  setupId,
  reference: setupId,
  customerName: setupId,
  espName: 'SendGrid',
  hostnames: [],
  step: { id: 'cdn-setup', number: 5, title: 'Set the CDN up', state: 'in-progress' },
  verdict: null,
  proof: 'unseen',
  rootCause: null,
  owner: 'cdn-admin',
  next: '',
  ready: false,
  request: 'none',
  lastMovementAt: '2026-11-20T10:00:00.000Z',
  ...over,
})

const rows = [
  row('ready', { ready: true, verdict: 'ready' }),
  row('fresh', {}),
  row('stuck-new', { verdict: 'not-ready', lastMovementAt: '2026-11-21T10:00:00.000Z' }),
  row('stuck-old', { verdict: 'not-ready', lastMovementAt: '2026-11-01T10:00:00.000Z' }),
  row('asked', { ready: true, request: 'requested' }),
  row('on', { ready: true, request: 'enabled' }),
  row('sent-back', { ready: true, request: 'sent-back', lastMovementAt: '2026-11-22T10:00:00.000Z' }),
  row('asked-and-broken', { request: 'requested', verdict: 'not-ready' }),
  row('on-and-broken', { request: 'enabled', verdict: 'not-ready' }),
]

describe('the order of the list', () => {
  it('puts what breaks mails first, then who stands still longest', () => {
    expect(arrangeProgress(rows, 'all').map(({ setupId }) => setupId)).toEqual([
      'asked-and-broken',
      'on-and-broken',
      'stuck-old',
      'stuck-new',
      'asked',
      'fresh',
      'ready',
      'sent-back',
      'on',
    ])
  })

  it.each([
    ['stuck', ['asked-and-broken', 'on-and-broken', 'stuck-old', 'stuck-new']],
    ['waiting', ['fresh']],
    ['ready', ['ready', 'sent-back']],
    ['requested', ['asked-and-broken', 'asked']],
    ['enabled', ['on-and-broken', 'on']],
  ] as const)('%s', (filter, expected) => expect(arrangeProgress(rows, filter).map(({ setupId }) => setupId)).toEqual(expected))

  it('takes an unknown filter for all', () => {
    expect(parseProgressFilter('nonsense')).toBe('all')
    expect(parseProgressFilter('stuck')).toBe('stuck')
  })
})
