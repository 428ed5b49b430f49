import { writeReport } from '#lib/words/report.ts'
import type { RunModel } from './model.ts'

/** The title of a run's root cause, in words; null where it has none. */
export function rootCauseTitle({ assessment }: Pick<RunModel, 'assessment'>): string | null {
  if (!assessment?.rootCause) return null
  return writeReport(assessment).findings.find(({ code }) => code === assessment.rootCause)?.title ?? null
}
