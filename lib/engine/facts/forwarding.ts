import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { couldNotObserve, type Fact, known, notLookedAt } from './fact.ts'
import { isOurs, judgedRole, wasCutShort } from './forwarding/answer.ts'
import { type AppLinkFile, deriveAppLinkFiles } from './forwarding/app-links.ts'
import { type Delivery, deriveDelivery } from './forwarding/delivery.ts'
import { deriveEdgeAnswers, type EdgeAnswers } from './forwarding/edge-answers.ts'
import { deriveHttpsOnlyParents, type HttpsOnlyParent } from './forwarding/https-only.ts'
import { derivePlainHttp, type PlainHttp } from './forwarding/plain-http.ts'
import { deriveUnreadable, type Unreadable } from './forwarding/unreadable.ts'

export interface ForwardingFacts {
  /** what became of the links sent to the edge over HTTPS */
  delivery: Fact<Delivery>
  /** what became of the first link over plain HTTP; carries the failure where none came */
  plainHttp: Fact<PlainHttp>
  /** all that the edge answered */
  edgeAnswers: Fact<EdgeAnswers>
  /** links that were answered with something that is no HTTP */
  unreadable: Fact<readonly Unreadable[]>
  /** the association files for app links, as served; none where app links are not wanted */
  appLinkFiles: Fact<readonly AppLinkFile[]>
  /** parents that keep browsers from using plain HTTP, where HTTPS does not work on the link host */
  httpsOnlyParents: Fact<readonly HttpsOnlyParent[]>
}

/** Derives the forwarding facts; pure. */
export function deriveForwardingFacts(evidence: Evidence): ForwardingFacts {
  const delivery = deriveDelivery(evidence)
  const plainHttp = derivePlainHttp(evidence, delivery)
  const edgeAnswers = deriveEdgeAnswers(evidence)
  const files = deriveAppLinkFiles(evidence)
  const parents = deriveHttpsOnlyParents(evidence)
  const unreadable = deriveUnreadable(evidence)
  return {
    unreadable: hasCome(evidence)
      ? known(
          unreadable,
          unreadable.map(({ exchange }) => exchange.id),
        )
      : unseen(evidence, 'https'),
    appLinkFiles: files
      ? known(
          files,
          files.map((file) => file.id),
        )
      : unseen(evidence, 'https'),
    httpsOnlyParents: parents
      ? known(
          parents,
          parents.flatMap((parent) => parent.id ?? []),
        )
      : unseen(evidence, 'https'),
    delivery: wasCutShort(evidence)
      ? couldNotObserve('our own time was up before every answer was in')
      : delivery
        ? known(delivery, [delivery.link.edge.id, ...(delivery.link.origin ? [delivery.link.origin.id] : [])])
        : unseen(evidence, 'https'),
    plainHttp: plainHttp ? known(plainHttp, [plainHttp.id]) : unseen(evidence, 'http'),
    edgeAnswers: edgeAnswers
      ? known(
          edgeAnswers,
          edgeAnswers.answers.map((answer) => answer.id),
        )
      : unseen(evidence, 'https'),
  }
}

/** Whether anything came back to a link, be it unreadable. */
const hasCome = (evidence: Evidence): boolean =>
  evidence.http.some(
    ({ purpose, role, attempt }) =>
      purpose === 'link' &&
      role === judgedRole(evidence) &&
      (attempt.state === 'observed' || (attempt.state === 'failed' && ['malformed', 'too-large'].includes(attempt.reason))),
  )

/** Why there is nothing: the link was not sent, no answer came, or the fault is ours. */
function unseen(evidence: Evidence, scheme: 'http' | 'https'): Fact<never> {
  const role = judgedRole(evidence)
  const sent = evidence.http.find((item) => item.purpose === 'link' && item.role === role && item.scheme === scheme)
  if (!sent) return notLookedAt('no link was sent')
  if (isOurs(sent)) return couldNotObserve(`no link got out over ${scheme}`)
  return notLookedAt(`no answer came over ${scheme}`)
}
