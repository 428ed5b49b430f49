import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRanges, readRangesFile } from './ranges.ts'

const ranges = createRanges({
  date: '2026-08-16',
  ranges: {
    wide: ['192.0.0.0/16', '2001:db8::/32'],
    narrow: ['192.0.2.0/24', '2001:db8:1::/48'],
    twice: ['192.0.2.0/24', '192.0.2.128/25'],
    single: ['192.0.2.200'],
  },
})

describe('a look-up', () => {
  it.each([
    ['192.0.3.1', ['wide']],
    ['192.0.2.1', ['narrow', 'twice', 'wide']],
    ['192.0.2.129', ['twice', 'narrow', 'wide']],
    ['192.0.2.200', ['single', 'twice', 'narrow', 'wide']],
    ['::ffff:192.0.3.1', ['wide']],
    ['2001:db8:1::9', ['narrow', 'wide']],
    ['2001:db8:2::9', ['wide']],
    ['192.1.0.1', []],
    ['2001:db9::1', []],
    ['c000:200::1', []], // the same bits as 192.0.2.0, in the other family
    ['not an address', []],
  ])('of %s gives %j, the most specific first', (address, providers) => {
    expect(ranges.lookup(address)).toEqual(providers)
  })
})

describe('a file of ranges', () => {
  const read = (text: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'ranges-')), 'ranges.json')
    writeFileSync(file, text)
    return readRangesFile(file)
  }

  it('may be a plain table', () => {
    expect(read('{"cloudfront": ["192.0.2.0/24"]}')).toEqual({ date: 'given', ranges: { cloudfront: ['192.0.2.0/24'] } })
  })

  it('may be a dated snapshot', () => {
    expect(read('{"date": "2026-08-16", "sources": {}, "ranges": {"fastly": []}}')).toEqual({ date: '2026-08-16', ranges: { fastly: [] } })
  })

  it.each(['', '[]', '7', '{"cloudfront": "192.0.2.0/24"}', '{"cloudfront": [1]}'])(
    'of another shape is refused with its name: %s',
    (text) => {
      expect(() => read(text)).toThrow(/ranges\.json: /)
    },
  )
})

it('refuses what is no CIDR, with its provider', () => {
  expect(() => createRanges({ date: 'given', ranges: { cloudfront: ['192.0.2.0/99'] } })).toThrow('cloudfront: not a CIDR: 192.0.2.0/99')
})

it('reads the snapshot that is shipped', () => {
  const shipped = createRanges(readRangesFile('lib/providers/data/ip-ranges.json'))
  expect(shipped.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(shipped.lookup('104.16.132.229')).toContain('cloudflare')
})
