import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import type { OwnRecord } from '#lib/engine/facts/dns.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'
import { edgePublishesCname, providerName } from '#lib/providers/registry.ts'

/** DNS hosts whose ALIAS, ANAME or flattening answers with addresses that are kept up to date; parts of their servers' names. */
const aliasHosts = [
  'awsdns-',
  '.ns.cloudflare.com',
  'azure-dns.',
  'nsone.net',
  'dnsimple',
  'dnsmadeeasy.com',
  'constellix',
  'ultradns.',
  'akam.net',
  'easydns.',
  'registrar-servers.com',
  'gandi.net',
  'porkbun.com',
  'vercel-dns.com',
  'desec.',
]
/** What an alias answers lives for a minute or less, as it may change with each question. */
const longestAliasTtl = 60 // seconds

/** Whether addresses of a CDN were copied into the zone, where they go stale without a word. */
export const copiedAddressesCheck = defineCheck({
  id: 'dns.copied-addresses',
  needs: ['ownRecord', 'destination'],
  codes: ['dns.a-record-instead-of-cname'],
  judge: ({ ownRecord, destination, target }) => {
    if (target.edge !== undefined || ownRecord.aliases.length > 0 || ownRecord.source !== 'authoritative') return notApplicable
    const { kind, provider } = destination
    if (kind !== 'edge' || provider === undefined || !edgePublishesCname(provider)) return notApplicable
    if (isAlias(ownRecord)) return pass
    return warn({
      code: 'dns.a-record-instead-of-cname',
      params: { addresses: ownRecord.addresses.map(({ data }) => data).join(', '), provider: providerName(provider) },
      reproduce: [digBelieved(target.hostname, 'A', ownRecord)],
    })
  },
})

function isAlias({ addresses, delegation }: OwnRecord): boolean {
  const keptByHost = delegation?.nameServers.some((name) => aliasHosts.some((part) => name.includes(part))) ?? false
  return keptByHost || addresses.every(({ ttl }) => ttl <= longestAliasTtl)
}
