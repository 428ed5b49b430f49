import type { tlsCodes } from '#lib/engine/findings/codes-tls.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { tlsConnectionFindings } from './findings-tls-connection.ts'
import { tlsIssuerFindings } from './findings-tls-issuer.ts'
import { tlsLeafFindings } from './findings-tls-leaf.ts'

export const tlsFindings: FindingCatalogue<keyof typeof tlsCodes> = {
  ...tlsConnectionFindings,
  ...tlsIssuerFindings,
  ...tlsLeafFindings,
}
