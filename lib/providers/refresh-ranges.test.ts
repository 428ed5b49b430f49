import { readFileSync } from 'node:fs'
import ipaddr from 'ipaddr.js'
import { expect, test } from 'vitest'
import { edgeFingerprints } from './edges.ts'
import { type RangesFile, refreshed } from './refresh-ranges.ts'

const shipped = JSON.parse(readFileSync(new URL('./data/ip-ranges.json', import.meta.url), 'utf8')) as RangesFile
const before: RangesFile = {
  date: '2026-08-16',
  sources: {},
  ranges: { fastly: ['192.0.2.0/24', '198.51.100.0/24'], vercel: ['76.76.21.0/24'] },
}

const lists: Readonly<Record<string, unknown>> = {
  'https://ip-ranges.amazonaws.com/ip-ranges.json': {
    prefixes: [
      { ip_prefix: '3.10.17.128/25', service: 'CLOUDFRONT' },
      { ip_prefix: '3.5.0.0/19', service: 'S3' },
      { ip_prefix: '3.9.0.0/24', service: 'CLOUDFRONT_ORIGIN_FACING' },
    ],
    ipv6_prefixes: [{ ipv6_prefix: '2600:9000::/28', service: 'CLOUDFRONT' }],
  },
  'https://api.fastly.com/public-ip-list': { addresses: ['23.235.32.0/20'], ipv6_addresses: ['2a04:4e40::/32'] },
  'https://www.microsoft.com/en-us/download/details.aspx?id=56519':
    '<a href="https://download.microsoft.com/download/7/1/d/x/ServiceTags_Public_20261116.json">',
  'https://download.microsoft.com/download/7/1/d/x/ServiceTags_Public_20261116.json': {
    values: [
      { name: 'AzureFrontDoor.Frontend', properties: { addressPrefixes: ['13.107.208.0/24'] } },
      { name: 'AzureFrontDoor.Backend', properties: { addressPrefixes: ['13.0.0.0/24'] } },
    ],
  },
  'https://api.gcore.com/cdn/public-ip-list': { addresses: ['5.8.92.4'], addresses_v6: ['2a03:90c0::1'] },
}

const fetchText = async (url: string): Promise<string> => {
  const list = lists[url]
  if (list === undefined) throw new Error('unreachable')
  return typeof list === 'string' ? list : JSON.stringify(list)
}

test('takes the visitors’ side of each list that can be had, and keeps the rest', async () => {
  const { snapshot, notes } = await refreshed(before, fetchText, '2026-11-22')
  expect(snapshot.ranges).toEqual({
    cloudfront: ['3.10.17.128/25', '2600:9000::/28'],
    fastly: ['23.235.32.0/20', '2a04:4e40::/32'],
    azure: ['13.107.208.0/24'],
    gcore: ['5.8.92.4/32', '2a03:90c0::1/128'],
    vercel: ['76.76.21.0/24'],
  })
  expect(snapshot.date).toBe('2026-11-22')
  expect(notes).toContain('cloudflare: kept as it was (unreachable)')
})

test('does not believe a list that has shrunk to less than half', async () => {
  const many = { ...before, ranges: { ...before.ranges, fastly: Array.from({ length: 9 }, (_, index) => `192.0.${index}.0/24`) } }
  const { snapshot } = await refreshed(many, fetchText, '2026-11-22')
  expect(snapshot.ranges.fastly).toHaveLength(9)
})

test('ships lists under keys that fingerprints know, each with its source', () => {
  const known = new Set(edgeFingerprints.filter(({ ranges }) => ranges).flatMap(({ key, id }) => [key, id]))
  for (const [key, entries] of Object.entries(shipped.ranges)) {
    expect(known.has(key), key).toBe(true)
    expect(shipped.sources[key]?.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const entry of entries) expect(ipaddr.isValidCIDR(entry), entry).toBe(true)
  }
  expect(Object.keys(shipped.ranges)).toEqual(expect.arrayContaining(['cloudfront', 'cloudflare', 'fastly', 'azure', 'imperva', 'gcp']))
})
