import { createHash } from 'node:crypto'
import type { EspId, Region } from '#lib/engine/target/target.ts'
import type { SiteKind } from './scenario.ts'

/** Lower-case hex that depends on the text alone: names and addresses stay the same from run to run. */
export const digest = (text: string, length = 12): string => createHash('sha256').update(text).digest('hex').slice(0, length)

/** Where each kind of edge lives: address and size (in bits) of a block inside its published ranges, or a hoster's for the rest. */
const addressBlocks: Record<SiteKind | EspId, [string, number]> = {
  cloudfront: ['3.160.0.0', 18],
  cloudflare: ['104.16.0.0', 19],
  fastly: ['151.101.0.0', 16],
  keycdn: ['185.172.148.0', 10],
  gcp: ['34.96.64.0', 14],
  azure: ['150.171.84.0', 10],
  akamai: ['23.40.0.0', 17],
  bunny: ['169.150.192.0', 13],
  imperva: ['45.60.0.0', 16],
  vercel: ['76.76.21.0', 8],
  netlify: ['75.2.60.0', 8],
  nginx: ['5.9.0.0', 16],
  haproxy: ['62.210.0.0', 16],
  caddy: ['95.216.0.0', 16],
  apache: ['88.198.0.0', 16],
  sendgrid: ['167.89.112.0', 11],
  sparkpost: ['147.253.208.0', 11],
  ses: ['54.240.0.0', 14],
}

const ipv6Blocks: Partial<Record<SiteKind, string>> = {
  cloudfront: '2600:9000:2000',
  cloudflare: '2606:4700:20',
  fastly: '2a04:4e42:200',
}

/** An address of this kind of edge, chosen by the text; the lab stands for it. */
export function addressOf(kind: SiteKind | EspId, text: string): string {
  const [start, bits] = addressBlocks[kind]
  const base = start.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const size = 2 ** bits
  let offset = Number.parseInt(digest(`${kind}/${text}`, 10), 16) % size
  // .0 and .255 look like networks to a reader.
  if (offset % 256 === 0) offset += 1
  if (offset % 256 === 255) offset -= 1
  const value = base + offset
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}

/** An IPv6 address of this kind of edge. */
export function ipv6AddressOf(kind: SiteKind, text: string): string {
  const bits = digest(`${kind}/6/${text}`, 12).match(/.{4}/g) ?? []
  const groups = bits.map((group) => (Number.parseInt(group, 16) || 1).toString(16))
  return `${ipv6Blocks[kind] ?? '2a01:4f8:c17'}::${groups.join(':')}`
}

/** The names from the customer's host to the edge: the CNAME targets in order; none where the edge is reached by address alone. */
export function edgeNames(kind: SiteKind, hostname: string, domain: string): string[] {
  const hash = digest(`edge/${hostname}`, 14)
  switch (kind) {
    case 'cloudfront':
      return [`d${hash.slice(0, 13)}.cloudfront.net`]
    case 'cloudflare':
      return [`${hostname}.cdn.cloudflare.net`]
    case 'fastly':
      return [`t${hash.slice(0, 9)}.map.fastly.net`]
    case 'keycdn':
      return [`links-${hash.slice(0, 5)}.kxcdn.com`]
    case 'azure':
      return [
        `links-${hash.slice(0, 12)}.z01.azurefd.net`,
        `mr-${hash.slice(0, 8)}.tm-azurefd.net`,
        `shed.dual-low.s-part-${hash.slice(0, 4)}.t-0009.t-msedge.net`,
      ]
    case 'akamai':
      return [`${hostname}.edgekey.net`, `e${Number.parseInt(hash.slice(0, 4), 16)}.a.akamaiedge.net`]
    case 'bunny':
      return [`links${hash.slice(0, 6)}.b-cdn.net`]
    case 'imperva':
      return [`${hash.slice(0, 7)}.x.incapdns.net`]
    case 'vercel':
      return [`${hash}.vercel-dns-017.com`]
    case 'netlify':
      return [`links-${hash.slice(0, 6)}.netlify.app`]
    case 'gcp':
      return []
    default:
      return [`tracking-proxy.${domain}`]
  }
}

/** The ESP's tracking host that a record handed out by Braze leads to. */
export function espHost(esp: EspId, region: Region): string {
  if (esp === 'sendgrid') return region === 'eu' ? 'eu.sendgrid.net' : 'sendgrid.net'
  if (esp === 'sparkpost') return region === 'eu' ? 'eu.spgo.io' : 'spgo.io'
  return region === 'eu' ? 'r.eu-central-1.awstrack.me' : 'r.us-east-1.awstrack.me'
}

/** A customer's DNS host: its servers' names and addresses. */
export const dnsHosts = {
  generic: [
    { name: 'ns1.dnsfoundry.net', address: '192.166.10.53' },
    { name: 'ns2.dnsfoundry.net', address: '192.166.74.53' },
  ],
  cloudflare: [
    { name: 'ada.ns.cloudflare.com', address: '108.162.192.101' },
    { name: 'rob.ns.cloudflare.com', address: '108.162.193.140' },
  ],
  route53: [
    { name: 'ns-411.awsdns-51.com', address: '205.251.193.155' },
    { name: 'ns-1094.awsdns-08.org', address: '205.251.196.70' },
  ],
} as const
export type DnsHost = keyof typeof dnsHosts
