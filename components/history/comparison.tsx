import type { ReactNode } from 'react'
import { VerdictTag } from '#components/run/verdict-tag.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ChangeView, ComparisonView, OutcomeChangeView } from '#lib/wizard/history/history-view.ts'
import { historyWords as words } from '#lib/words/en/history.ts'
import { verdictText } from './run-verdict-tag.tsx'

/** What changed between two checks of the same. */
export function Comparison({ comparison }: { comparison: ComparisonView }) {
  const { kind, earlier, later, comparable } = comparison
  const [before, after] = [verdictText(kind, earlier.verdict), verdictText(kind, later.verdict)]
  return (
    <Card>
      <Section id="changed" title={words.resultTitle}>
        <p>
          <Moment at={earlier.at} /> <span aria-hidden="true">→</span> <Moment at={later.at} />.{' '}
          <strong>{before === after ? words.stayed(after) : words.turned(before, after)}</strong>
        </p>
        {comparable ? <Differences comparison={comparison} /> : <Notice tone="care" title={words.noEvidence} />}
      </Section>
    </Card>
  )
}

function Differences({ comparison }: { comparison: ComparisonView }) {
  const { kind, asked, observed, arisen, solved, stillThere, outcomes } = comparison
  const isSame = asked.length + observed.length + arisen.length + solved.length + outcomes.length === 0
  return (
    <>
      {isSame ? (
        <Notice title={words.same} level={3}>
          <p>{words.sameLead}</p>
        </Notice>
      ) : null}
      <Part title={words.askedTitle} lead={words.askedLead} isEmpty={asked.length === 0}>
        <Changes rows={asked} caption={words.askedTitle} />
      </Part>
      <Part title={words.observedTitle} isEmpty={observed.length === 0}>
        <Changes rows={observed} caption={words.observedTitle} />
      </Part>
      <Part title={words.statesTitle} isEmpty={arisen.length + solved.length + outcomes.length === 0}>
        <Titles heading={words.solved} titles={solved} />
        <Titles heading={words.arisen} titles={arisen} />
        <Titles heading={words.stillThere} titles={stillThere} />
        <Outcomes rows={outcomes} />
      </Part>
      {kind === 'records' ? null : <p className="text-sm text-muted">{words.judged}</p>}
    </>
  )
}

function Part({ title, lead, isEmpty, children }: { title: string; lead?: string; isEmpty: boolean; children: ReactNode }) {
  if (isEmpty) return null
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-lg">{title}</h3>
      {lead ? <p className="max-w-prose text-muted">{lead}</p> : null}
      {children}
    </div>
  )
}

/** Before and after, side by side; below each other on a phone. */
function Changes({ rows, caption }: { rows: readonly ChangeView[]; caption: string }) {
  return (
    <table className="block w-full md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="border-b border-line text-left text-sm text-muted">
          {[words.what, words.before, words.after].map((head) => (
            <th key={head} scope="col" className="py-2 pr-4 font-semibold">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="flex flex-col gap-4 md:table-row-group">
        {rows.map(({ what, before, after }) => (
          <tr key={what} className="keep-together flex flex-col gap-1 border-b border-line pb-3 md:table-row">
            <th scope="row" className="text-left font-semibold wrap-anywhere md:w-1/4 md:py-3 md:pr-4 md:align-top">
              {what}
            </th>
            {[
              { label: words.before, text: before },
              { label: words.after, text: after },
            ].map(({ label, text }) => (
              <td key={label} className="wrap-anywhere md:w-3/8 md:py-3 md:pr-4 md:align-top">
                <span aria-hidden="true" className="block text-sm text-muted md:hidden">
                  {label}
                </span>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Titles({ heading, titles }: { heading: string; titles: readonly string[] }) {
  if (titles.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-sm font-semibold text-muted">{heading}</h4>
      <ul className="list-disc pl-5">
        {titles.map((title) => (
          <li key={title} className="wrap-anywhere">
            {title}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Outcomes({ rows }: { rows: readonly OutcomeChangeView[] }) {
  if (rows.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-sm font-semibold text-muted">{words.outcome}</h4>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map(({ what, before, after, detail }) => (
          <li key={what} className="grid gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[1fr_auto]">
            <span className="min-w-0 wrap-anywhere">
              {what}
              <span className="block text-sm text-muted empty:hidden">{detail}</span>
            </span>
            <span className="flex flex-wrap items-center gap-2">
              <VerdictTag verdict={before} />
              <span aria-hidden="true">→</span>
              <VerdictTag verdict={after} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
