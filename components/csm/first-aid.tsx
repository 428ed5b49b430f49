import type { FirstAidView } from '#lib/wizard/enablement/enablement-view.ts'
import { enablementWords as words } from '#lib/words/en/enablement.ts'
import { findingLabels } from '#lib/words/en/ui.ts'

/** Links are broken while SSL is on: who mends what, and what switching it off would mean. */
export function FirstAid({ aid }: { aid: FirstAidView }) {
  return (
    <section aria-labelledby="first-aid" className="flex flex-col gap-3">
      <h3 id="first-aid" className="text-lg">
        {words.aidTitle}
      </h3>
      <ol className="flex list-decimal flex-col gap-3 pl-5">
        {aid.steps.map(({ hostname, title, fix, who, since }) => (
          <li key={`${hostname}-${title}`} className="wrap-anywhere">
            <p className="font-semibold">{title}</p>
            {fix ? (
              <p>
                {findingLabels.fix}: {fix}
              </p>
            ) : null}
            <p className="text-sm text-muted">{[who, since].filter(Boolean).join('. ')}</p>
          </li>
        ))}
      </ol>
      <p className="pt-1 font-semibold">{words.offTitle}</p>
      <ul className="list-disc pl-5">
        {aid.switchOff.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
