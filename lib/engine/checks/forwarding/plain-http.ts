import { defineCheck } from '#lib/engine/checks/check.ts'
import type { PlainHttp } from '#lib/engine/facts/forwarding/plain-http.ts'
import { redirectTarget } from '#lib/engine/facts/forwarding/redirects.ts'
import type { Judgement } from '#lib/engine/findings/finding.ts'
import { curl } from '#lib/engine/findings/reproduce.ts'
import { curlOf, cut, summary } from './summary.ts'

/** Do links of mail that was sent before SSL still work over plain HTTP? A redirect to the same link over HTTPS is as good. */
export const plainHttp = defineCheck({
  id: 'forwarding.plain-http',
  needs: ['plainHttp', 'delivery'],
  codes: [
    'forwarding.http-port-closed',
    'forwarding.http-not-forwarded',
    'forwarding.http-redirect-drops-query',
    'forwarding.rate-limited-by-esp',
  ],
  judge({ plainHttp: plain, delivery, target }) {
    const asked = `http://${target.hostname}${plain.path}`
    const reproduce = [curl(asked, plain.address)]
    if (plain.state === 'no-answer') return withoutAnswer(plain, reproduce)
    const { answer, outcome } = plain
    const evidence = [answer.id, delivery.link.edge.id]
    if (outcome === 'to-https-changed') {
      const params = { asked, location: cut(answer.location ?? '', 300), lost: lostIn(plain) }
      return { verdict: 'fail', diagnoses: [{ code: 'forwarding.http-redirect-drops-query', params, evidence, reproduce }] }
    }
    // Where HTTPS does not reach the ESP either, the fault is not HTTP's.
    if (outcome === 'elsewhere' && (delivery.outcome === 'delivered' || delivery.outcome === 'unproven')) {
      const params = { overHttps: summary(delivery.link.edge), overHttp: summary(answer) }
      const both = [curlOf(answer), curlOf(delivery.link.edge)]
      return { verdict: 'fail', diagnoses: [{ code: 'forwarding.http-not-forwarded', params, evidence, reproduce: both }] }
    }
    if (answer.esp?.kind === 'rate-limited') {
      const params = { seen: summary(answer) }
      return { verdict: 'unknown', diagnosis: { code: 'forwarding.rate-limited-by-esp', params, evidence, reproduce } }
    }
    return outcome === 'forwarded' || outcome === 'to-https' ? { verdict: 'pass', evidence } : { verdict: 'unknown' }
  },
})

type Answered = PlainHttp & { state: 'answered' }
type Unanswered = PlainHttp & { state: 'no-answer' }

/** The edge answers over HTTPS, so that it is there: what does not answer is its port 80. */
function withoutAnswer({ id, address, reason }: Unanswered, reproduce: string[]): Judgement {
  if (!['refused', 'timeout', 'reset', 'unreachable', 'malformed'].includes(reason)) return { verdict: 'unknown' }
  return { verdict: 'warn', diagnoses: [{ code: 'forwarding.http-port-closed', params: { address, reason }, evidence: [id], reproduce }] }
}

/** The path went with the query, or the query alone. */
const lostIn = ({ answer }: Answered): 'path' | 'query' => {
  const to = redirectTarget(answer)
  return to && answer.path.startsWith(to.pathname) && to.pathname !== '/' ? 'query' : 'path'
}
