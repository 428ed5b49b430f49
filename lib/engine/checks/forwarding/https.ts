import { defineCheck } from '#lib/engine/checks/check.ts'
import { isServed, sameAnswer } from '#lib/engine/facts/forwarding/answer.ts'
import { curlOf, summary, unlessOwn } from './summary.ts'

/** Does HTTPS lead to where HTTP leads? A proxy often has a block for each, and forwards in one only. */
export const https = defineCheck({
  id: 'forwarding.https',
  needs: ['delivery', 'plainHttp'],
  codes: ['forwarding.https-not-forwarded'],
  judge({ delivery, plainHttp: plain }) {
    const { edge } = delivery.link
    const sentToHttp = delivery.outcome === 'sent-to-http'
    if (!sentToHttp && delivery.outcome !== 'not-esp') return unlessOwn(delivery)
    if (plain.state === 'no-answer') return sentToHttp ? broken([edge], summary(edge), plain.reason) : { verdict: 'unknown' }
    const http = plain.answer
    const reachesEsp = plain.outcome === 'forwarded' && !sameAnswer(http, edge) && (isServed(http) || http.esp?.certain === true)
    return sentToHttp || reachesEsp ? broken([edge, http], summary(edge), summary(http)) : { verdict: 'unknown' }
  },
})

const broken = (answers: readonly Parameters<typeof curlOf>[0][], overHttps: string, overHttp: string) =>
  ({
    verdict: 'fail',
    diagnoses: [
      {
        code: 'forwarding.https-not-forwarded',
        params: { overHttps, overHttp },
        evidence: answers.map((answer) => answer.id),
        reproduce: answers.map(curlOf),
      },
    ],
  }) as const
