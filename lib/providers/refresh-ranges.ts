import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * Renews `data/ip-ranges.json` from the lists that the providers publish. Run by hand:
 *
 *     npx node lib/providers/refresh-ranges.ts
 *
 * It is no part of the product: nothing imports it but its test, and the product
 * itself fetches nothing. A list that cannot be had, or that has shrunk to less than
 * half, keeps its former state and date.
 */

const snapshotSchema = z.object({
  date: z.string(), // RFC 3339 full-date of the newest list
  sources: z.record(z.string(), z.object({ url: z.string().optional(), date: z.string(), via: z.string().optional() })),
  ranges: z.record(z.string(), z.array(z.string())),
})
export type RangesFile = z.infer<typeof snapshotSchema>

/** Gets a document as text; rejects when there is none. */
export type FetchText = (url: string, form?: string) => Promise<string>

interface Source {
  url: string
  /** body of a POST; without it the list is got by GET */
  form?: string
  read(text: string, fetchText: FetchText): string[] | Promise<string[]>
}

const cidrs = z.array(z.string())

const googlePrefixes = z.object({ prefixes: z.array(z.object({ ipv4Prefix: z.string().optional(), ipv6Prefix: z.string().optional() })) })
const awsPrefixes = z.object({
  prefixes: z.array(z.object({ ip_prefix: z.string(), service: z.string() })),
  ipv6_prefixes: z.array(z.object({ ipv6_prefix: z.string(), service: z.string() })),
})
const azureTags = z.object({ values: z.array(z.object({ name: z.string(), properties: z.object({ addressPrefixes: cidrs }) })) })

/** Single addresses are written as the smallest network. */
const asCidr = (entry: string): string => (entry.includes('/') ? entry : `${entry}/${entry.includes(':') ? 128 : 32}`)

const sources: Readonly<Record<string, Source>> = {
  cloudfront: {
    url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
    read: (text) => {
      // CLOUDFRONT_ORIGIN_FACING is the side that origins see: left out.
      const { prefixes, ipv6_prefixes } = awsPrefixes.parse(JSON.parse(text))
      const all = [
        ...prefixes.map((entry) => ({ ...entry, cidr: entry.ip_prefix })),
        ...ipv6_prefixes.map((entry) => ({ ...entry, cidr: entry.ipv6_prefix })),
      ]
      return all.filter(({ service }) => service === 'CLOUDFRONT').map(({ cidr }) => cidr)
    },
  },
  cloudflare: {
    url: 'https://api.cloudflare.com/client/v4/ips',
    read: (text) => {
      const { result } = z.object({ result: z.object({ ipv4_cidrs: cidrs, ipv6_cidrs: cidrs }) }).parse(JSON.parse(text))
      return [...result.ipv4_cidrs, ...result.ipv6_cidrs]
    },
  },
  fastly: {
    url: 'https://api.fastly.com/public-ip-list',
    read: (text) => {
      const { addresses, ipv6_addresses } = z.object({ addresses: cidrs, ipv6_addresses: cidrs }).parse(JSON.parse(text))
      return [...addresses, ...ipv6_addresses]
    },
  },
  azure: {
    // The page names the file of the week.
    url: 'https://www.microsoft.com/en-us/download/details.aspx?id=56519',
    read: async (page, fetchText) => {
      const link = /https:\/\/download\.microsoft\.com\/[^"'\s]+ServiceTags_Public_\d+\.json/.exec(page)?.[0]
      if (!link) throw new Error('the page names no file of service tags')
      const { values } = azureTags.parse(JSON.parse(await fetchText(link)))
      const wanted = ['AzureFrontDoor.Frontend', 'AzureFrontDoor.FirstParty']
      return values.filter(({ name }) => wanted.includes(name)).flatMap(({ properties }) => properties.addressPrefixes)
    },
  },
  imperva: {
    url: 'https://my.imperva.com/api/integration/v1/ips',
    form: 'resp_format=json',
    read: (text) => {
      const { ipRanges, ipv6Ranges } = z.object({ ipRanges: cidrs, ipv6Ranges: cidrs }).parse(JSON.parse(text))
      return [...ipRanges, ...ipv6Ranges]
    },
  },
  gcp: {
    url: 'https://www.gstatic.com/ipranges/cloud.json',
    read: (text) => googlePrefixes.parse(JSON.parse(text)).prefixes.flatMap(({ ipv4Prefix, ipv6Prefix }) => ipv4Prefix ?? ipv6Prefix ?? []),
  },
  gcore: {
    url: 'https://api.gcore.com/cdn/public-ip-list',
    read: (text) => {
      const { addresses, addresses_v6 } = z.object({ addresses: cidrs, addresses_v6: cidrs }).parse(JSON.parse(text))
      return [...addresses, ...addresses_v6]
    },
  },
  cdn77: {
    url: 'https://prefixlists.tools.cdn77.com/public_lmax_prefixes.json',
    read: (text) =>
      z
        .object({ prefixes: z.array(z.object({ prefix: z.string() })) })
        .parse(JSON.parse(text))
        .prefixes.map(({ prefix }) => prefix),
  },
}

/** The snapshot with every list renewed that could be had, and what became of each. */
export async function refreshed(
  before: RangesFile,
  fetchText: FetchText,
  today: string,
): Promise<{ snapshot: RangesFile; notes: string[] }> {
  const snapshot: RangesFile = { date: before.date, sources: { ...before.sources }, ranges: { ...before.ranges } }
  const notes: string[] = []
  for (const [key, source] of Object.entries(sources)) {
    const known = before.ranges[key] ?? []
    try {
      const entries = (await source.read(await fetchText(source.url, source.form), fetchText)).map(asCidr)
      if (entries.length * 2 < known.length || entries.length === 0)
        throw new Error(`only ${entries.length} entries, before ${known.length}`)
      snapshot.ranges[key] = entries
      snapshot.sources[key] = { url: source.url, date: today }
      snapshot.date = today
      notes.push(`${key}: ${entries.length} entries, before ${known.length}`)
    } catch (error) {
      notes.push(`${key}: kept as it was (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  return { snapshot, notes }
}

const timeoutMs = 30_000

const fetchText: FetchText = async (url, form) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), ...(form ? { method: 'POST', body: form, headers } : {}) })
  if (!response.ok) throw new Error(`${response.status} from ${url}`)
  return response.text()
}

if (import.meta.main) {
  const file = new URL('./data/ip-ranges.json', import.meta.url)
  const before = snapshotSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { snapshot, notes } = await refreshed(before, fetchText, new Date().toISOString().slice(0, 10))
  writeFileSync(file, `${JSON.stringify(snapshot, null, 0).replaceAll('","', '",\n"')}\n`)
  process.stderr.write(`${notes.join('\n')}\n`)
}
