import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { type FactRow, Facts } from '#components/ui/facts.tsx'
import { paths } from '#lib/wizard/paths.ts'
import type { FindingView } from '#lib/wizard/view.ts'
import { copyWords, findingLabels, ownerWords } from '#lib/words/en/ui.ts'
import { EvidenceList } from './evidence-list.tsx'
import { findingMessage } from './finding-message.ts'
import { FindingTag } from './verdict-tag.tsx'

interface FindingCardProps {
  finding: FindingView
  /** findings that go away with this one */
  follows?: readonly FindingView[]
  hostname: string
  level?: 3 | 4
}

/** What is the matter, what to do about it and who does it; everything it rests on is one press away. */
export function FindingCard({ finding, follows = [], hostname, level = 3 }: FindingCardProps) {
  const Title = level === 3 ? 'h3' : 'h4'
  const { verdict, owner } = finding
  const waits = owner === 'wait' && verdict === 'fail'
  const edge = waits || verdict === 'warn' ? 'border-l-care' : verdict === 'fail' ? 'border-l-bad' : 'border-l-line-strong'
  return (
    <article className={`keep-together flex flex-col gap-4 rounded-md border border-l-4 border-line bg-surface p-4 sm:p-5 ${edge}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <Title className="min-w-0 flex-1 basis-60 text-lg wrap-anywhere">{finding.title}</Title>
        <FindingTag finding={finding} />
      </div>
      <FindingBody finding={finding} />
      <div className="flex flex-col items-start gap-1">
        <CopyButton
          text={findingMessage(finding, hostname)}
          label={findingLabels.copyMessage}
          about={`: ${finding.title}`}
          done={copyWords.done}
          refused={copyWords.refused}
        />
        <FindingProof finding={finding} />
        <p className="no-print py-1 text-sm text-muted wrap-anywhere">
          {findingLabels.about} {/* A plain link: only a browser's own navigation opens what its target lies in. */}
          <a href={paths.catalogueEntry(finding.code)} className="link">
            {finding.code}
          </a>
        </p>
        {follows.length > 0 ? (
          <Disclosure summary={findingLabels.follows(follows.length)}>
            <p className="text-muted">{findingLabels.followsLead}</p>
            {follows.map((follow) => (
              <FindingCard key={`${follow.check}-${follow.code}`} finding={follow} hostname={hostname} level={4} />
            ))}
          </Disclosure>
        ) : null}
      </div>
    </article>
  )
}

function FindingBody({ finding }: { finding: FindingView }) {
  const rows: FactRow[] = [
    { term: findingLabels.found, value: finding.found },
    { term: findingLabels.expected, value: finding.expected },
    { term: findingLabels.why, value: finding.why },
    { term: findingLabels.fix, value: <strong className="font-semibold">{finding.fix}</strong> },
    { term: findingLabels.owner, value: ownerWords[finding.owner] },
  ]
  const empty: Record<string, boolean> = {
    [findingLabels.found]: !finding.found,
    [findingLabels.expected]: !finding.expected,
    [findingLabels.why]: !finding.why,
    [findingLabels.fix]: !finding.fix,
  }
  return <Facts rows={rows.filter((row) => !empty[row.term])} />
}

/** Evidence, and the commands with which anybody sees the same. */
export function FindingProof({ finding }: { finding: FindingView }) {
  return (
    <>
      <EvidenceList lines={finding.evidence} summary={findingLabels.evidence} />
      {finding.reproduce.length > 0 ? (
        <Disclosure summary={findingLabels.reproduce}>
          <p className="text-muted">{findingLabels.reproduceLead}</p>
          {finding.reproduce.map((command) => (
            <CodeBlock key={command} text={command} about={findingLabels.command} />
          ))}
        </Disclosure>
      ) : null}
    </>
  )
}
