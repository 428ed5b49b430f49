import { defineCheck } from '#lib/engine/checks/check.ts'
import { cacheMarks } from '#lib/engine/evidence/cache-marks.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import { curlOf, summary } from './summary.ts'

/**
 * How long an answer may be kept, seconds. SparkPost advises ten, which hides robots that
 * scan a link twice and still counts people; SendGrid and SES count only what reaches them.
 */
const cacheLimitSeconds: Readonly<Record<EspId, number>> = { sendgrid: 0, ses: 0, sparkpost: 10 }

/** Does every click reach the ESP, and does each link get its own answer? */
export const cache = defineCheck({
  id: 'forwarding.cache',
  needs: ['delivery'],
  codes: ['forwarding.responses-cached-across-links', 'forwarding.responses-cached'],
  judge({ delivery, target }) {
    const { link, repeat, control, second, outcome } = delivery
    if (outcome === 'shared-cache') {
      const seen = [link, control, second].flatMap((compared) => (compared ? [compared.edge] : []))
      const marks = [...new Set(seen.flatMap((answer) => cacheMarks(answer.response).marks))].join(', ')
      const params = { seen: summary(link.edge), marks }
      const [evidence, reproduce] = [seen.map((answer) => answer.id), seen.map(curlOf)]
      return { verdict: 'fail', diagnoses: [{ code: 'forwarding.responses-cached-across-links', params, evidence, reproduce }] }
    }
    const limitSeconds = cacheLimitSeconds[target.esp]
    const tries = repeat ? [link.edge, repeat] : [link.edge]
    const stored = tries.find((answer) => isKeptTooLong(cacheMarks(answer.response), limitSeconds))
    if (stored) {
      const params = { marks: cacheMarks(stored.response).marks.join(', '), limitSeconds }
      const [evidence, reproduce] = [tries.map((answer) => answer.id), tries.map(curlOf)]
      return { verdict: 'warn', diagnoses: [{ code: 'forwarding.responses-cached', params, evidence, reproduce }] }
    }
    return repeat && outcome === 'delivered' ? { verdict: 'pass' } : { verdict: 'unknown' }
  },
})

const isKeptTooLong = ({ hit, ageSeconds }: { hit: boolean; ageSeconds: number | null }, limitSeconds: number): boolean =>
  limitSeconds === 0 ? hit : (ageSeconds ?? 0) > limitSeconds
