import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { answerBody } from './answer-body.ts'
import { answerTime } from './answer-time.ts'
import { appLinks } from './app-links.ts'
import { cache } from './cache.ts'
import { clients } from './clients.ts'
import { directAnswer } from './direct-answer.ts'
import { everyAddress } from './every-address.ts'
import { headerSize } from './header-size.ts'
import { hostHeader } from './host-header.ts'
import { hsts } from './hsts.ts'
import { https } from './https.ts'
import { location } from './location.ts'
import { path } from './path.ts'
import { plainHttp } from './plain-http.ts'
import { proof } from './proof.ts'
import { queryString } from './query-string.ts'
import { rateLimit } from './rate-limit.ts'
import { redirectPath } from './redirect-path.ts'
import { redirectRelay } from './redirect-relay.ts'
import { response } from './response.ts'
import { trackingDomain } from './tracking-domain.ts'

/** The checks of this area, in the order in which they are shown. */
export const forwardingChecks: readonly AnyCheck[] = [
  proof,
  https,
  redirectPath,
  hostHeader,
  trackingDomain,
  queryString,
  path,
  redirectRelay,
  location,
  directAnswer,
  cache,
  plainHttp,
  everyAddress,
  response,
  answerBody,
  answerTime,
  clients,
  headerSize,
  rateLimit,
  hsts,
  appLinks,
]
