import type { DnsHost } from './dns-host.ts'

/** A record as it was handed out: names in normal form, a text without its quotation marks. */
export interface PlainRecord {
  type: string
  name: string
  value: string
}

/** A record as it is typed into the panel. */
export interface EnteredRecord {
  /** empty: the box stays empty, which stands for the zone's own name */
  name: string
  value: string
  /** of an MX record, where it has a box of its own */
  preference: string | null
}

/** Types whose value is a host name. */
const leadsToName = new Set(['CNAME', 'NS', 'MX', 'PTR', 'DNAME'])
/** Octets of one string of a text (RFC 1035, 3.3). */
const longestString = 255

/**
 * How a record is entered in the panel of its zone's host. Nearly all panels append the zone
 * to the name (Twilio, troubleshooting sender authentication); those of zone-file habit to the
 * value too.
 * @param host undefined where it is not known: the name without the zone is right nearly everywhere
 * @param zone null where it is not known: the full name then
 */
export function asEntered(host: DnsHost | undefined, zone: string | null, { type, name, value }: PlainRecord): EnteredRecord {
  const entered = { name: nameInZone(name, zone, host?.apex ?? '@'), preference: null }
  if (type === 'TXT') return { ...entered, value: host?.text === 'quoted' ? quotedText(value) : value }
  if (!leadsToName.has(type)) return { ...entered, value }
  const dotted = (target: string): string => (host?.target === 'dot' ? `${target}.` : target)
  const mx = type === 'MX' ? /^(\d+)\s+(\S+)$/.exec(value) : null
  if (!mx) return { ...entered, value: dotted(value) }
  const [, preference = '', exchange = ''] = mx
  if (host?.preference === 'in-value') return { ...entered, value: `${preference} ${dotted(exchange)}` }
  return { ...entered, value: dotted(exchange), preference }
}

/** The name in full, as a panel takes it that does not append the zone. */
export const inFull = (host: DnsHost | undefined, name: string): string => (host?.target === 'dot' ? `${name}.` : name)

function nameInZone(name: string, zone: string | null, apex: string): string {
  if (zone === null) return name
  if (name === zone) return apex
  return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : name
}

/** A text in the form of zone files: strings of at most 255 octets in quotation marks (RFC 1035, 3.3 and 5.1). */
export function quotedText(text: string): string {
  const strings: string[] = []
  let current = ''
  let octets = 0
  for (const octet of new TextEncoder().encode(text)) {
    if (octets === longestString) {
      strings.push(current)
      current = ''
      octets = 0
    }
    current += escaped(octet)
    octets++
  }
  return [...strings, current].map((string) => `"${string}"`).join(' ')
}

const escaped = (octet: number): string => {
  const character = String.fromCharCode(octet)
  if (character === '"' || character === '\\') return `\\${character}`
  return octet < 0x20 || octet > 0x7e ? `\\${String(octet).padStart(3, '0')}` : character
}
