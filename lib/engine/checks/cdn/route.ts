import { defineCheck } from '#lib/engine/checks/check.ts'
import { judgePages } from './page-diagnosis.ts'

/** Does the edge have a rule that sends these paths on, rather than answering by itself? */
export const route = defineCheck({
  id: 'cdn.route',
  needs: ['edge', 'edgeReplies'],
  codes: ['cdn.misdirected-request', 'cdn.proxy-serves-default-page', 'cdn.edge-has-no-route'],
  judge: ({ edge, edgeReplies }) =>
    judgePages(['cdn.misdirected-request', 'cdn.proxy-serves-default-page', 'cdn.edge-has-no-route'], edge, edgeReplies),
})
