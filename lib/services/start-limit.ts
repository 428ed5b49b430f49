import ipaddr from 'ipaddr.js'
import type { Database } from '#lib/store/handle.ts'
import { countStarts } from '#lib/store/queries/starts.ts'

/** Setups that customers may start within an hour: from one network, and in all. People need one; a script would fill the database. */
export const mostFromNetwork = 20
export const mostInAll = 500
const windowMs = 60 * 60 * 1000

/**
 * The network that an address counts for: an IPv4 address itself, of IPv6 the
 * /64 that one household or server has (RFC 6177). Undefined for what is no
 * address, and for the own machine, which stands for everybody behind a proxy
 * that does not say whom it speaks for.
 */
export function networkOf(address: string | undefined): string | undefined {
  if (!address || !ipaddr.isValid(address)) return undefined
  const parsed = ipaddr.process(address)
  if (parsed.range() === 'loopback') return undefined
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`
}

/** Whether a customer may start one more setup now. Holds other starts back until the transaction ends, so that the count is right. */
export async function mayStart(tx: Database, network: string | undefined, now: Date): Promise<boolean> {
  const { fromNetwork, inAll } = await countStarts(tx, network, new Date(now.getTime() - windowMs))
  return fromNetwork < mostFromNetwork && inAll < mostInAll
}
