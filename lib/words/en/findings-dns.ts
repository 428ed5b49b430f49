import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { dnsAddressFindings } from './findings-dns-addresses.ts'
import { dnsAliasFindings } from './findings-dns-alias.ts'
import { dnsHandedOutFindings } from './findings-dns-handed-out.ts'
import { dnsIssuanceFindings } from './findings-dns-issuance.ts'
import { dnsRecordFindings } from './findings-dns-record.ts'
import { dnsServerFindings } from './findings-dns-servers.ts'

/** The sentences of every DNS diagnosis. */
export const dnsFindings: FindingCatalogue<keyof typeof dnsCodes> = {
  ...dnsRecordFindings,
  ...dnsAliasFindings,
  ...dnsServerFindings,
  ...dnsAddressFindings,
  ...dnsIssuanceFindings,
  ...dnsHandedOutFindings,
}
