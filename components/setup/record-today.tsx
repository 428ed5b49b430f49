import { CodeBlock } from '#components/ui/code-block.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { TodayView } from '#lib/wizard/records/records-out.ts'
import { radiusTags, recordsOutWords as words } from '#lib/words/en/records-out.ts'
import { findingLabels } from '#lib/words/en/ui.ts'

const looks: Record<TodayView['state'], { tone: Tone; icon: IconName }> = {
  'in-place': { tone: 'good', icon: 'good' },
  free: { tone: 'good', icon: 'good' },
  replaces: { tone: 'care', icon: 'care' },
  stops: { tone: 'bad', icon: 'bad' },
  impossible: { tone: 'bad', icon: 'bad' },
  unknown: { tone: 'plain', icon: 'unknown' },
  pending: { tone: 'plain', icon: 'todo' },
}

/** What answers at a record's name today, and what would stop; what it rests on is one press away. */
export function RecordToday({ today, about }: { today: TodayView; about: string }) {
  return (
    <div className="flex flex-col gap-1.5 rounded-md bg-sunken px-4 py-3 print:px-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-sm text-muted">{words.column.today}</span>
        <StatusTag {...looks[today.state]}>{radiusTags[today.state]}</StatusTag>
      </p>
      <p className="max-w-prose wrap-anywhere">{today.lines.join(' ')}</p>
      {today.evidence.length > 0 ? (
        <div className="no-print">
          <Disclosure
            summary={
              <>
                {words.asked}
                <span className="sr-only">: {about}</span>
              </>
            }
          >
            <ul className="flex flex-col gap-1.5 font-mono text-sm">
              {today.evidence.map((line) => (
                <li key={line.id} className="wrap-anywhere">
                  {line.text}
                </li>
              ))}
            </ul>
            {today.commands.map((command) => (
              <CodeBlock key={command} text={command} about={findingLabels.command} />
            ))}
          </Disclosure>
        </div>
      ) : null}
    </div>
  )
}
