import { defineCheck } from '#lib/engine/checks/check.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { closingProductOf } from '#lib/providers/lifecycle.ts'

/** Will the product that serves the link host still be there next year? */
export const productLifecycle = defineCheck({
  id: 'cdn.product-lifecycle',
  needs: ['edgeProduct'],
  codes: ['cdn.product-retired'],
  judge({ edgeProduct: { names }, target, now }) {
    const closing = closingProductOf(names)
    if (!closing) return { verdict: 'not-applicable' }
    const params = { ...closing, ended: new Date(closing.ends) <= now }
    const reproduce = [dig(target.edge ?? target.hostname, 'CNAME')]
    return { verdict: 'warn', diagnoses: [{ code: 'cdn.product-retired', params, reproduce }] }
  },
})
