import { defineCheck } from '#lib/engine/checks/check.ts'
import { judgePages } from './page-diagnosis.ts'

/** Does the edge reach its origin? While the ESP itself is down, nothing is said of the edge. */
export const originConnection = defineCheck({
  id: 'cdn.origin-connection',
  needs: ['edge', 'edgeReplies'],
  codes: ['cdn.edge-origin-tls-failure', 'cdn.edge-cannot-reach-origin'],
  judge: ({ edge, edgeReplies }) => judgePages(['cdn.edge-origin-tls-failure', 'cdn.edge-cannot-reach-origin'], edge, edgeReplies),
})
