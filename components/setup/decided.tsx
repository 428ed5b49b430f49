import { Notice } from '#components/ui/notice.tsx'
import type { DecisionView } from '#lib/wizard/view.ts'
import { decisionWords as words } from '#lib/words/en/decision.ts'
import { formatMoment } from '#lib/words/en/time.ts'

const told = {
  enabled: { tone: 'good', title: words.enabledTitle, line: words.enabledLine },
  'sent-back': { tone: 'care', title: words.sentBackTitle, line: words.sentBackLine },
  'switched-off': { tone: 'care', title: words.switchedOffTitle, line: words.switchedOffLine },
} as const

/** What came of the request: SSL is on, or why it came back; `afterwards`: what holds from then on at this ESP. */
export function Decided({ decision, afterwards }: { decision: DecisionView; afterwards: readonly string[] }) {
  const { tone, title, line } = told[decision.outcome]
  return (
    <Notice tone={tone} title={title} level={2}>
      <p>{line}</p>
      {decision.note ? <p className="border-l-4 border-line-strong pl-3 whitespace-pre-wrap wrap-anywhere">{decision.note}</p> : null}
      {decision.outcome === 'enabled' ? (
        <ul className="list-disc pl-5">
          {afterwards.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      ) : null}
      <p className="text-sm text-muted">
        {words.by} <time dateTime={decision.decidedAt}>{formatMoment(decision.decidedAt)}</time>
      </p>
    </Notice>
  )
}
