import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { about } from './trust/about.ts'
import { storeList } from './trust/issuer.ts'
import { isPublic } from './trust/public.ts'

/** Whether every family of root stores lists the root. One that refuses it by a dated rule is judged by `tls.trust`. */
export const rootStores: Check<'certificates'> = defineCheck({
  id: 'tls.root-stores',
  needs: ['certificates'],
  codes: ['tls.issuer-unknown-to-some-stores'],
  judge({ certificates }) {
    const ofPublicCas = certificates.filter(isPublic)
    if (ofPublicCas.length === 0) return { verdict: 'not-applicable' }
    for (const served of ofPublicCas) {
      if (served.anchoring.kind !== 'anchored') continue
      const { root, refusals } = served.anchoring
      const unlisted = refusals.filter(({ since }) => since === undefined)
      if (unlisted.length === 0) continue
      const listed = unlisted.map((refusal) => refusal.listed).toSorted()[0] ?? ''
      return {
        verdict: 'warn',
        diagnoses: [about(served, 'tls.issuer-unknown-to-some-stores', { root, stores: storeList(unlisted), listed })],
      }
    }
    return { verdict: 'pass' }
  },
})
