import type { cdnCodes } from '#lib/engine/findings/codes-cdn.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

export const cdnFindings: FindingCatalogue<keyof typeof cdnCodes> = {}
