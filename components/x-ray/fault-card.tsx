import { CodeBlock } from '#components/ui/code-block.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Facts } from '#components/ui/facts.tsx'
import type { Verdict } from '#lib/engine/findings/finding.ts'
import type { FaultView } from '#lib/wizard/trace/view.ts'
import { findingLabels } from '#lib/words/en/ui.ts'

/** What stops the link here, why, and who mends it. */
export function FaultCard({ fault, verdict }: { fault: FaultView; verdict: Verdict }) {
  const edge =
    verdict === 'fail' ? 'border-l-bad bg-bad-soft' : verdict === 'warn' ? 'border-l-care bg-care-soft' : 'border-l-line-strong bg-sunken'
  const rows = [
    { term: findingLabels.found, value: fault.found },
    { term: findingLabels.expected, value: fault.expected },
    { term: findingLabels.why, value: fault.why },
    { term: findingLabels.fix, value: <strong className="font-semibold">{fault.fix}</strong>, isEmpty: fault.fix === '' },
    { term: findingLabels.owner, value: fault.who },
  ].filter(({ value, isEmpty }) => value !== '' && !isEmpty)
  return (
    <div className={`keep-together flex flex-col gap-3 rounded-md border-l-4 px-4 py-3.5 ${edge}`}>
      <h4 className="text-lg wrap-anywhere">{fault.title}</h4>
      <Facts rows={rows} />
      {fault.reproduce.length > 0 ? (
        <Disclosure summary={findingLabels.reproduce}>
          <p className="text-muted">{findingLabels.reproduceLead}</p>
          {fault.reproduce.map((command) => (
            <CodeBlock key={command} text={command} about={findingLabels.command} />
          ))}
        </Disclosure>
      ) : null}
    </div>
  )
}
