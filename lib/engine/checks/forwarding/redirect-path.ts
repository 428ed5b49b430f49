import { defineCheck } from '#lib/engine/checks/check.ts'
import { curlOf, unlessOwn } from './summary.ts'

/** Do the answers lead back to where they came from? No redirect is followed: each Location is read. */
export const redirectPath = defineCheck({
  id: 'forwarding.redirect-path',
  needs: ['delivery'],
  codes: ['forwarding.redirect-loop'],
  judge({ delivery }) {
    if (delivery.outcome !== 'loop') return unlessOwn(delivery)
    const { edge } = delivery.link
    const { http } = delivery
    const circle = edge.location?.startsWith('http:') && http ? [edge, http] : [edge]
    const asked = `https://${edge.host}${edge.path}`
    const location = circle.map((answer) => answer.location).join(' → ')
    const evidence = circle.map((answer) => answer.id)
    const reproduce = circle.map(curlOf)
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.redirect-loop', params: { asked, location }, evidence, reproduce }] }
  },
})
