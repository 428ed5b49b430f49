import { defineCheck } from '#lib/engine/checks/check.ts'
import { commandsOf, idsOf, summary } from '#lib/engine/checks/forwarding/summary.ts'
import { sameAnswer } from '#lib/engine/facts/forwarding/answer.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import { isSomebodyElse } from '#lib/engine/facts/forwarding/somebody-else.ts'
import { isObjectStore } from '#lib/providers/error-pages.ts'
import { recogniseOtherEsp } from '#lib/providers/esp/answers.ts'
import { espNames } from '#lib/providers/registry.ts'

/** Is it the ESP that answers behind the edge, and the right one? Unsure is unknown: an ESP may have pages that we do not know. */
export const originIdentity = defineCheck({
  id: 'cdn.origin-identity',
  needs: ['edge', 'edgeReplies', 'delivery'],
  codes: ['cdn.edge-forwards-to-wrong-esp', 'cdn.edge-forwards-to-wrong-origin'],
  judge({ edge: { provider }, edgeReplies, delivery, target }) {
    const { link } = delivery
    const shown = { evidence: idsOf(link), reproduce: commandsOf(link) }
    const other = recogniseOtherEsp(target.esp, link.edge.response, link.edge)
    if (other) {
      const params = { provider, other: espNames[other.esp], seen: summary(link.edge) }
      return { verdict: 'fail', diagnoses: [{ code: 'cdn.edge-forwards-to-wrong-esp', params, ...shown }] }
    }
    const region = delivery.lookalikes.find(({ purpose }) => purpose === 'other-region')
    if (delivery.outcome === 'wrong-region' && region) {
      const params = { provider, other: `${espNames[target.esp]} (${region.variant})`, seen: summary(link.edge) }
      const evidence = [...shown.evidence, region.id]
      return { verdict: 'fail', diagnoses: [{ code: 'cdn.edge-forwards-to-wrong-esp', params, ...shown, evidence }] }
    }
    if (isTheEsp(delivery)) return { verdict: 'pass', evidence: idsOf(link) }
    const ownPage = edgeReplies.pages.some(({ answer }) => answer.id === link.edge.id)
    const unexplained = delivery.outcome === 'not-esp' || (delivery.outcome === 'shared-cache' && isForeignPage(delivery))
    if (ownPage || !unexplained || !isSomebodyElse(delivery)) return { verdict: 'unknown' }
    const seen = `${summary(link.edge)}${isObjectStore(link.edge.response) ? ' (Amazon S3)' : ''}`
    const params = { provider, seen, direct: link.origin ? summary(link.origin) : '–' }
    return { verdict: 'fail', diagnoses: [{ code: 'cdn.edge-forwards-to-wrong-origin', params, ...shown }] }
  },
})

/** Whether the ESP spoke, be it to complain of what the edge does to requests. */
const isTheEsp = ({ link, lookalikes, control, second, open }: Delivery): boolean =>
  link.agrees === true || lookalikes.length > 0 || [link, control, second, open].some((compared) => compared?.edge.esp?.certain)

/**
 * A page that the ESP gives to no link, even when it comes out of a cache: somebody's files, a
 * web page, or an error that the ESP, asked directly, has for none of the links.
 */
function isForeignPage({ link: { edge }, control, second }: Delivery): boolean {
  const { response, esp } = edge
  if (isObjectStore(response)) return true
  const ofEsp = [control, second].some((other) => other?.origin && sameAnswer(edge, other.origin))
  return esp === null && !ofEsp && ((response.status >= 200 && response.status < 300) || [404, 410].includes(response.status))
}
