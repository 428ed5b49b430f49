import type { setupCodes } from '#lib/engine/findings/codes-setup.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { checkWords } from './checks.ts'

/** The question of a check that could not be answered, as part of a sentence. */
const questionOf = (check: string): string => checkWords[check]?.question ?? check

/** What concerns the setup as a whole, and ourselves. */
export const setupFindings: FindingCatalogue<keyof typeof setupCodes> = {
  'checker.could-not-check': ({ what, reason }, { hostname }) => ({
    title: 'We could not check this',
    found: `${questionOf(what)} We had no way to see it from here (${reason}).`,
    expected: 'Working resolvers and a working network on our side.',
    why: `This says nothing about ${hostname}: the fault is with us.`,
    fix: 'Check again in some minutes. If it lasts, tell us.',
  }),
}
