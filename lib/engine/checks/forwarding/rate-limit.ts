import { defineCheck } from '#lib/engine/checks/check.ts'
import { curlOf, summary } from './summary.ts'

/** Does the ESP refuse because too many test clicks came? SparkPost: 403 after many clicks in a short time. */
export const rateLimit = defineCheck({
  id: 'forwarding.rate-limit',
  needs: ['edgeAnswers'],
  codes: ['forwarding.rate-limited-by-esp'],
  judge({ edgeAnswers: { answers, direct } }) {
    const limited = [...answers, ...direct].find((answer) => answer.esp?.kind === 'rate-limited')
    if (!limited) return { verdict: 'pass' }
    const params = { seen: summary(limited) }
    const diagnosis = { code: 'forwarding.rate-limited-by-esp', params, evidence: [limited.id], reproduce: [curlOf(limited)] } as const
    const served = answers.some((answer) => answer.purpose === 'link' && answer.esp?.kind === 'redirect')
    return served ? { verdict: 'warn', diagnoses: [diagnosis] } : { verdict: 'unknown', diagnosis }
  },
})
