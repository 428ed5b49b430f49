import { describe, expect, it } from 'vitest'
import { now } from '#e2e/pki/make-certificate.ts'
import { evidenceOf, hostname } from '#e2e/pki/served.ts'
import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { clockOf } from './clock.ts'

const told = (
  role: HttpExchange['role'],
  secondsFromOurs: number,
  address = '192.0.2.1',
  ageSeconds?: number,
): Evidence['http'][number] => {
  const headers: [string, string][] = [['Date', new Date(now.getTime() + secondsFromOurs * 1000).toUTCString()]]
  if (ageSeconds !== undefined) headers.push(['Age', String(ageSeconds)])
  const value = { status: 404, headers, body: '', bodyBytes: 0, complete: true, ms: 1 }
  const attempt = { state: 'observed' as const, value }
  return { id: 'http', purpose: 'link', role, kind: 'made-up', scheme: 'http', address, port: 80, host: hostname, path: '/', attempt }
}

const day = 86_400

describe('our clock', () => {
  it.each<[string, Evidence['http'], boolean, number | null]>([
    ['nobody told the time', [], false, null],
    ['all agree', [told('origin', 2), told('link-host', 3)], false, -2],
    ['the ESP says that we are a day behind', [told('origin', day)], true, -day],
    ['the ESP says that we are a day ahead', [told('origin', -day)], true, day],
    ['two addresses agree against us', [told('link-host', day), told('link-host', day + 1, '192.0.2.2')], true, -day],
    ["one proxy's clock is wrong", [told('link-host', day)], false, -day],
    ["one proxy's clock is wrong, the ESP agrees with us", [told('link-host', day), told('origin', 1)], false, -1],
    ['a cache answers with an old date', [told('origin', -day, '192.0.2.1', day)], false, 0],
    ['a few minutes', [told('origin', 240)], false, -240],
    [
      'no date that can be read',
      [
        {
          ...told('origin', 0),
          attempt: {
            state: 'observed',
            value: { status: 200, headers: [['Date', 'soon']], body: '', bodyBytes: 0, complete: true, ms: 1 },
          },
        },
      ],
      false,
      null,
    ],
  ])('%s', (_, http, isOff, aheadSeconds) => {
    const clock = clockOf(evidenceOf([], { http }))
    expect(clock.isOff).toBe(isOff)
    if (aheadSeconds === null) expect(clock.aheadSeconds).toBeNull()
    else expect(clock.aheadSeconds).toBeCloseTo(aheadSeconds, 0)
  })
})
