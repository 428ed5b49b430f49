import type { tlsCodes } from '#lib/engine/findings/codes-tls.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

export const tlsFindings: FindingCatalogue<keyof typeof tlsCodes> = {}
