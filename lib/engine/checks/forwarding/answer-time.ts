import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Answer } from '#lib/engine/facts/forwarding/answer.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { curl } from '#lib/engine/findings/reproduce.ts'
import { curlOf } from './summary.ts'

/** Longer than this, and people close the tab. */
const limitMs = 3_000

/** Does the edge answer, and soon enough? Judged by the median, so that one slow try decides nothing. */
export const answerTime = defineCheck({
  id: 'forwarding.answer-time',
  needs: ['edgeAnswers'],
  codes: ['forwarding.edge-hangs', 'forwarding.edge-slow'],
  judge({ edgeAnswers: { answers, unanswered, direct } }) {
    const [stuck] = unanswered
    if (stuck && answers.every((answer) => answer.scheme !== stuck.scheme)) {
      const reproduce = [curl(`${stuck.scheme}://${stuck.host}${stuck.path}`, stuck.address)]
      const diagnosis: Diagnosis = { code: 'forwarding.edge-hangs', params: { bytes: 0, announced: '–' }, evidence: [stuck.id], reproduce }
      return { verdict: 'fail', diagnoses: [diagnosis] }
    }
    const medianMs = median(answers)
    if (medianMs <= limitMs || answers.length === 0) return { verdict: 'pass' }
    const directMs = direct.length > 0 ? String(median(direct)) : '–'
    const params = { medianMs, directMs, tries: answers.length, limitMs }
    const [evidence, reproduce] = [answers.map((answer) => answer.id), answers.slice(0, 1).map(curlOf)]
    return { verdict: 'warn', diagnoses: [{ code: 'forwarding.edge-slow', params, evidence, reproduce }] }
  },
})

/** The middle one of the times until the headers were there, milliseconds. */
function median(answers: readonly Answer[]): number {
  const times = answers.map((answer) => answer.response.ms).sort((a, b) => a - b)
  return Math.round(times[Math.floor(times.length / 2)] ?? 0)
}
