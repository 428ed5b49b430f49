import type { FindingCatalogue } from '#lib/words/types.ts'
import { cdnFindings } from './findings-cdn.ts'
import { dnsFindings } from './findings-dns.ts'
import { forwardingFindings } from './findings-forwarding.ts'
import { setupFindings } from './findings-setup.ts'
import { tlsFindings } from './findings-tls.ts'

/** The sentences of every diagnosis. */
export const findingWords: FindingCatalogue = {
  ...dnsFindings,
  ...cdnFindings,
  ...tlsFindings,
  ...forwardingFindings,
  ...setupFindings,
}
