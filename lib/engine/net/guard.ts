import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { memoise } from './memoise.ts'

/**
 * Judges address literals. Everything that leaves the machine passes through
 * here, so a form that is not understood is refused.
 */
export type Guard = (address: string) => { scope: string; allowed: boolean }

type Cidr = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Names of ipaddr.js for ranges, in the words of the evidence; whatever is not listed is `reserved`. */
const scopes: Record<string, string> = {
  unicast: 'public',
  unspecified: 'unspecified',
  loopback: 'loopback',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
  linkLocal: 'link-local',
  carrierGradeNat: 'shared',
  multicast: 'multicast',
}

/** Azure's virtual public address: reachable from inside of every Azure machine, and only there. */
const metadataAddresses = new Set(['168.63.129.16'])

/**
 * Makes the guard: public addresses are allowed, others only inside `allowPrivate`.
 * @param allowPrivate CIDRs, or single addresses
 * @throws RangeError when an entry is neither
 */
export function createGuard(allowPrivate: readonly string[]): Guard {
  const cidrs = allowPrivate.map(parseCidr)
  return memoise((address) => {
    const zoned = address.includes('%')
    const parsed = parseLiteral(zoned ? address.slice(0, address.indexOf('%')) : address)
    if (!parsed) return { scope: 'not-an-address', allowed: false }
    const scope = scopeOf(parsed)
    // A zone id picks an interface of this machine: nothing that a stranger's record may do.
    const allowed = !zoned && (scope === 'public' || cidrs.some((cidr) => contains(cidr, parsed)))
    return Object.freeze({ scope, allowed })
  })
}

/**
 * Reads a CIDR or a single address.
 * @throws RangeError when the text is neither
 */
export function parseCidr(text: string): Cidr {
  const [address = '', bits, more] = text.trim().split('/')
  const parsed = parseLiteral(address)
  const width = parsed?.kind() === 'ipv4' ? 32 : 128
  const length = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (!parsed || more !== undefined || length < 0 || length > width) throw new RangeError(`not a CIDR: ${text}`)
  return [parsed, length]
}

/** Whether both literals name the same address, however they are written. */
export function sameAddress(a: string, b: string): boolean {
  return a === b || (parseLiteral(a)?.toNormalizedString() ?? a) === (parseLiteral(b)?.toNormalizedString() ?? b)
}

/** Strict: no octal, hexadecimal, short or spaced forms, as sockets read those in their own way. An IPv4-mapped one counts as IPv4, where it would be dialled. */
function parseLiteral(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (isIP(address) === 0) return undefined
  const parsed = ipaddr.parse(address.includes(':') ? address.replace(/[\d.]+$/, dottedToHex) : address)
  return parsed.kind() === 'ipv6' && (parsed as ipaddr.IPv6).isIPv4MappedAddress() ? (parsed as ipaddr.IPv6).toIPv4Address() : parsed
}

/** ipaddr.js reads `::a.b.c.d` as if it were `::ffff:a.b.c.d`; the kernel does not. */
function dottedToHex(tail: string): string {
  if (!tail.includes('.')) return tail
  const [a = 0, b = 0, c = 0, d = 0] = tail.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

function scopeOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  return address.kind() === 'ipv4' ? scopeOf4(address as ipaddr.IPv4) : scopeOf6(address as ipaddr.IPv6)
}

function scopeOf4(address: ipaddr.IPv4): string {
  if (metadataAddresses.has(address.toString())) return 'metadata'
  return scopes[address.range()] ?? 'reserved'
}

function scopeOf6(address: ipaddr.IPv6): string {
  const inner = embedded4(address)
  if (inner) return inner.map(scopeOf4).find((scope) => scope !== 'public') ?? 'public'
  const range = address.range()
  if (range !== 'unicast') return scopes[range] ?? 'reserved'
  const first = address.parts[0] ?? 0
  // RFC 4291 deprecated ::a.b.c.d; some systems still send it to a.b.c.d.
  if (address.parts.slice(0, 6).every((part) => part === 0)) {
    const compatible = scopeOf4(ipv4(address.parts, 6))
    return compatible === 'public' ? 'reserved' : compatible
  }
  // IANA has given out global unicast in 2000::/3 only.
  return first >> 13 === 1 ? 'public' : 'reserved'
}

/** The IPv4 addresses that packets to this IPv6 address end up at, where it is of a translated or tunnelled kind. */
function embedded4(address: ipaddr.IPv6): ipaddr.IPv4[] | undefined {
  const { parts } = address
  const [a, b] = parts
  if (a === 0x2002) return [ipv4(parts, 1)] // 6to4, RFC 3056
  if (a === 0x2001 && b === 0) return [ipv4(parts, 2), ipv4(parts, 6, 0xffff)] // Teredo, RFC 4380: server, and client inverted
  if (a === 0x64 && b === 0xff9b && parts.slice(2, 6).every((part) => part === 0)) return [ipv4(parts, 6)] // NAT64, RFC 6052
  return undefined
}

function ipv4(parts: readonly number[], at: number, mask = 0): ipaddr.IPv4 {
  const high = (parts[at] ?? 0) ^ mask
  const low = (parts[at + 1] ?? 0) ^ mask
  return new ipaddr.IPv4([high >> 8, high & 0xff, low >> 8, low & 0xff])
}

function contains([network, bits]: Cidr, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.kind() === address.kind() && address.match(network, bits)
}
