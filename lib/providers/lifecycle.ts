import { hasSuffix, suffixPattern } from './names.ts'

/** A product that takes no new customers, or has an end date. Dates are RFC 3339. */
export interface ClosingProduct {
  product: string
  closedToNew: string
  ends: string
  successor: string
}

interface ClosingRule extends ClosingProduct {
  suffix: string
  /** how many labels names of this product have; names with more belong to its successor */
  labels?: number
}

/**
 * Sources: Microsoft Learn, Front Door (classic) retirement FAQ; Azure CDN Standard from
 * Microsoft (classic) retirement; Azure CDN from Edgio retirement FAQ; notices of Edgio and StackPath.
 * The tail of a chain tells which network serves it, so its last name decides.
 */
const rules: readonly ClosingRule[] = [
  ...['edgecastcdn.net', 'systemcdn.net', 'edgio.net', 'llnwd.net', 'lldns.net', 'vo.msecnd.net'].map((suffix) => ({
    product: 'Edgio',
    suffix,
    closedToNew: '2025-01-15',
    ends: '2025-01-15',
    successor: 'any CDN of the list',
  })),
  ...['stackpathdns.com', 'stackpathcdn.com', 'hwcdn.net', 'netdna-cdn.com', 'netdna-ssl.com'].map((suffix) => ({
    product: 'StackPath CDN',
    suffix,
    closedToNew: '2023-11-22',
    ends: '2023-11-22',
    successor: 'any CDN of the list',
  })),
  {
    product: 'Azure CDN (classic)',
    suffix: 'azureedge.net',
    closedToNew: '2025-10-01',
    ends: '2027-09-30',
    successor: 'Azure Front Door Standard or Premium',
  },
  {
    product: 'Azure Front Door (classic)',
    suffix: 'azurefd.net',
    labels: 3,
    closedToNew: '2025-04-01',
    ends: '2027-03-31',
    successor: 'Azure Front Door Standard or Premium',
  },
]

/** The closing product that one of the names on the way belongs to, and that name. */
export function closingProductOf(names: readonly string[]): (ClosingProduct & { name: string }) | undefined {
  for (const name of names.toReversed()) {
    const labels = name.split('.')
    const rule = rules.find(({ suffix, labels: count }) => hasSuffix(labels, suffixPattern(suffix)) && (!count || labels.length === count))
    if (rule) return { product: rule.product, closedToNew: rule.closedToNew, ends: rule.ends, successor: rule.successor, name }
  }
  return undefined
}
