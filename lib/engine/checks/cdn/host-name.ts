import { defineCheck } from '#lib/engine/checks/check.ts'
import { judgePages } from './page-diagnosis.ts'

/** Does the CDN know the link host as one of its customers' names? */
export const hostName = defineCheck({
  id: 'cdn.host-name',
  needs: ['edge', 'edgeReplies'],
  codes: ['cdn.cloudflare-cross-account', 'cdn.name-not-added-to-cdn'],
  judge: ({ edge, edgeReplies }) => judgePages(['cdn.cloudflare-cross-account', 'cdn.name-not-added-to-cdn'], edge, edgeReplies),
})
