import type { Network } from './network.ts'

/** Address ranges per provider, with the date of the snapshot. */
export interface ProviderRanges {
  date: string
  /** provider ids whose ranges hold the address, most specific first */
  lookup(address: string): string[]
}

/** Where and with what a run observes: the network, the trust anchors beside the root stores, the ranges. */
export interface Vantage {
  network: Network
  /** DER of further trust anchors */
  extraAnchors: readonly Uint8Array[]
  ranges: ProviderRanges
  /** CIDRs of non-public addresses that may be dialled, as configured (kept in the evidence) */
  allowPrivate: readonly string[]
}
