import { Notice } from '#components/ui/notice.tsx'
import type { DecisionView } from '#lib/wizard/view.ts'
import { decisionWords as words } from '#lib/words/en/decision.ts'
import { formatMoment } from '#lib/words/en/time.ts'

/** What came of the request: SSL is on, or why it came back. */
export function Decided({ decision }: { decision: DecisionView }) {
  const isOn = decision.outcome === 'enabled'
  return (
    <Notice tone={isOn ? 'good' : 'care'} title={isOn ? words.enabledTitle : words.sentBackTitle} level={2}>
      <p>{isOn ? words.enabledLine : words.sentBackLine}</p>
      {decision.note ? <p className="border-l-4 border-line-strong pl-3 whitespace-pre-wrap wrap-anywhere">{decision.note}</p> : null}
      {isOn ? (
        <ul className="list-disc pl-5">
          {words.enabledNext.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      <p className="text-sm text-muted">
        {words.by} <time dateTime={decision.decidedAt}>{formatMoment(decision.decidedAt)}</time>
      </p>
    </Notice>
  )
}
