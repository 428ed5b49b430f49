import { defineCheck } from '#lib/engine/checks/check.ts'
import { curlHead } from './summary.ts'

/** Do browsers insist on HTTPS for the link host while HTTPS does not work there? Its parents may have told them to. */
export const hsts = defineCheck({
  id: 'forwarding.hsts',
  needs: ['httpsOnlyParents'],
  codes: ['forwarding.hsts-forces-https-on-http-only-name'],
  advisory: true,
  judge({ httpsOnlyParents }) {
    const [parent] = httpsOnlyParents
    if (!parent) return { verdict: 'pass' }
    const params = { parent: parent.name, header: parent.header ?? '–' }
    const reproduce = parent.header === null ? [] : [curlHead(`https://${parent.name}/`)]
    const evidence = parent.id === undefined ? [] : [parent.id]
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.hsts-forces-https-on-http-only-name', params, evidence, reproduce }] }
  },
})
