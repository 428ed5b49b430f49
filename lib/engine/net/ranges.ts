import { readFileSync } from 'node:fs'
import ipaddr from 'ipaddr.js'
import { parseCidr } from './guard.ts'
import { memoise } from './memoise.ts'
import type { ProviderRanges } from './vantage.ts'

/** Address ranges per provider id, and the day on which they were taken. */
export interface RangesSnapshot {
  date: string
  ranges: Readonly<Record<string, readonly string[]>>
}

/** Provider ids by the bits of a network, for one prefix length. */
type Table = Map<string, string[]>

/**
 * Prepares a snapshot for look-up: one table for each prefix length that occurs,
 * so that a look-up costs as many probes of a map as there are lengths.
 * @throws RangeError when an entry is no CIDR
 */
export function createRanges({ date, ranges }: RangesSnapshot): ProviderRanges {
  const tables = new Map<number, Table>()
  for (const [provider, cidrs] of Object.entries(ranges)) for (const cidr of cidrs) addCidr(tables, provider, cidr)
  const lengths = [...tables.keys()].sort((a, b) => b - a)
  return {
    date,
    lookup: memoise((address) => {
      if (!ipaddr.isValid(address)) return []
      const bits = bitsOf(ipaddr.process(address))
      const found = new Set<string>()
      for (const length of lengths) for (const id of tables.get(length)?.get(bits.slice(0, length)) ?? []) found.add(id)
      return [...found]
    }),
  }
}

/**
 * Reads a file of ranges, `{"cloudfront": ["192.0.2.0/24", …], …}` or a whole snapshot with its date.
 * @throws Error naming the file when it cannot be read or is not of that shape
 */
export function readRangesFile(file: string): RangesSnapshot {
  try {
    return parseSnapshot(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}

function parseSnapshot(json: unknown): RangesSnapshot {
  if (!isRecord(json)) throw new TypeError('not a JSON object')
  const snapshot = isRecord(json.ranges) ? { date: String(json.date ?? ''), ranges: json.ranges } : { date: 'given', ranges: json }
  for (const [provider, cidrs] of Object.entries(snapshot.ranges)) {
    if (!Array.isArray(cidrs) || !cidrs.every((cidr) => typeof cidr === 'string')) throw new TypeError(`${provider}: not a list of CIDRs`)
  }
  return snapshot as RangesSnapshot
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function addCidr(tables: Map<number, Table>, provider: string, cidr: string): void {
  const [network, length] = parseOf(provider, cidr)
  // The first character tells the families apart, so a table is keyed by one bit more than the prefix has.
  const table = tables.get(length + 1) ?? new Map<string, string[]>()
  tables.set(length + 1, table)
  const key = bitsOf(network).slice(0, length + 1)
  table.set(key, [...(table.get(key) ?? []), provider])
}

function parseOf(provider: string, cidr: string) {
  try {
    return parseCidr(cidr)
  } catch (error) {
    throw new RangeError(`${provider}: ${(error as Error).message}`, { cause: error })
  }
}

function bitsOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  const bits = address.toByteArray().map((byte) => byte.toString(2).padStart(8, '0'))
  return (address.kind() === 'ipv4' ? '4' : '6') + bits.join('')
}
