import { isObjectStore } from '#lib/providers/error-pages.ts'
import type { Answer } from './answer.ts'
import type { Delivery } from './delivery.ts'
import { carriesPath } from './redirects.ts'

/**
 * Whether the answer shows somebody else: a web page or a redirect where the ESP, asked
 * the same, gave neither; or marks that no ESP's host bears. Statuses with which an ESP
 * may refuse what an edge adds (400, 413, 414, 431) or is busy (429, 5xx) show nothing.
 */
export function isSomebodyElse({ link, control, second }: Delivery): boolean {
  const { edge, origin } = link
  if (isObjectStore(edge.response)) return true
  const { status } = edge.response
  if (!origin || origin.response.status >= 500 || [400, 413, 414, 429, 431].includes(status) || status >= 500) return false
  const other = control ?? second
  if (edge.location === null) return true
  // A real link that leads somewhere may be one that only the ESP's host of another region knows; one answer for all links is nobody's tracking.
  return carriesPath(edge) || (edge.kind !== 'real' && origin.location === null) || (other !== null && sameAway(other.edge, edge))
}

const sameAway = (first: Answer, second: Answer): boolean => first.location === second.location
