import { Notice } from '#components/ui/notice.tsx'
import type { AccountProof } from '#lib/wizard/enablement/account-proof.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { customerWords as words } from '#lib/words/en/enablement.ts'
import { Decided } from './decided.tsx'
import { Done } from './done.tsx'
import { Readiness } from './readiness.tsx'

/** What speaks against a request that was made: not that its proofs have aged, or could not be renewed by us. */
const speaksAgainst: readonly AccountProof[] = ['failing', 'to-answer', 'unseen', 'waiting']

/** Whether something of a request, or of SSL that is on, is left for somebody, or for time. */
export const isAgainst = ({ enablement }: Pick<SetupView, 'enablement'>): boolean => speaksAgainst.includes(enablement.proof)

/** Where the customer's request stands: nothing asked yet, with the CSM, back again, or on. */
export function RequestStandingNotice({ setup }: { setup: SetupView }) {
  const { request, decision, enablement } = setup
  const left = isAgainst(setup) ? <Readiness setup={setup} /> : null
  if (decision) {
    return (
      <>
        {enablement.standing === 'enabled' ? <Broken setup={setup} /> : null}
        <Decided decision={decision} afterwards={enablement.afterwards} />
        {enablement.standing === 'enabled' ? left : <Readiness setup={setup} />}
      </>
    )
  }
  return request ? (left ?? <Done request={request} afterwards={enablement.afterwards} />) : <Readiness setup={setup} />
}

/** SSL is on, and links do not work: that comes before everything else. */
export function Broken({ setup: { enablement } }: { setup: Pick<SetupView, 'enablement'> }) {
  if (enablement.code === 'on-broken')
    return (
      <Notice tone="bad" title={words.brokenTitle} level={2}>
        <p>{words.brokenLead}</p>
      </Notice>
    )
  return enablement.code === 'on-wait' ? (
    <Notice tone="care" title={words.waitTitle} level={2}>
      <p>{words.waitLead}</p>
    </Notice>
  ) : null
}
