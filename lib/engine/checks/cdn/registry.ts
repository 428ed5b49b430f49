import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { accessRules } from './access-rules.ts'
import { hostName } from './host-name.ts'
import { originConnection } from './origin-connection.ts'
import { originIdentity } from './origin-identity.ts'
import { productLifecycle } from './product-lifecycle.ts'
import { provider } from './provider.ts'
import { route } from './route.ts'
import { stackedEdges } from './stacked-edges.ts'

/** The checks of this area, in the order in which they are shown. */
export const cdnChecks: readonly AnyCheck[] = [
  provider,
  productLifecycle,
  stackedEdges,
  hostName,
  accessRules,
  route,
  originConnection,
  originIdentity,
]
