import type { forwardingCodes } from '#lib/engine/findings/codes-forwarding.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

export const forwardingFindings: FindingCatalogue<keyof typeof forwardingCodes> = {}
