import { defineCheck } from '#lib/engine/checks/check.ts'
import { curlOf, summary, unlessOwn } from './summary.ts'

/** Does HTTPS lead to where HTTP leads? A proxy often has a block for each, and forwards in one only. */
export const https = defineCheck({
  id: 'forwarding.https',
  needs: ['delivery'],
  codes: ['forwarding.https-not-forwarded'],
  judge({ delivery }) {
    const { outcome, link, http } = delivery
    if (outcome !== 'sent-to-http' && outcome !== 'only-http') return unlessOwn(delivery)
    const answers = http ? [link.edge, http] : [link.edge]
    const params = { overHttps: summary(link.edge), overHttp: http ? summary(http) : '–' }
    const evidence = answers.map((answer) => answer.id)
    const reproduce = answers.map(curlOf)
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.https-not-forwarded', params, evidence, reproduce }] }
  },
})
