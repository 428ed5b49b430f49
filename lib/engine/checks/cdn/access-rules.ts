import { defineCheck } from '#lib/engine/checks/check.ts'
import { curl } from '#lib/engine/findings/reproduce.ts'
import { authorOf, judgePages } from './page-diagnosis.ts'

/** Are visitors let through: no firewall rule, challenge, password or client certificate in the way? */
export const accessRules = defineCheck({
  id: 'cdn.access-rules',
  needs: ['edge', 'edgeReplies'],
  codes: ['cdn.client-certificate-required', 'cdn.edge-asks-for-password', 'cdn.bot-challenge', 'cdn.edge-blocks-requests'],
  judge({ edge, edgeReplies }) {
    const refused = edgeReplies.clientCertificateAlert
    if (refused) {
      const { id, scheme, host, path, address } = refused
      const params = { ...authorOf({}, edge), page: 'TLS alert certificate_required' }
      const reproduce = [curl(`${scheme}://${host}${path}`, address)]
      return { verdict: 'fail', diagnoses: [{ code: 'cdn.client-certificate-required', params, evidence: [id], reproduce }] }
    }
    const codes = [
      'cdn.client-certificate-required',
      'cdn.edge-asks-for-password',
      'cdn.bot-challenge',
      'cdn.edge-blocks-requests',
    ] as const
    return judgePages(codes, edge, edgeReplies)
  },
})
