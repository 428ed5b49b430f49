import { EvidenceList } from '#components/run/evidence-list.tsx'
import { Icon, type IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { ReasonView } from '#lib/wizard/path-options/path-options-view.ts'
import type { OptionVerdict } from '#lib/wizard/path-options/reason.ts'
import { verdictWords, chooserWords as words } from '#lib/words/en/path-options.ts'

const tags: Record<OptionVerdict, { tone: Tone; icon: IconName }> = {
  possible: { tone: 'good', icon: 'good' },
  condition: { tone: 'care', icon: 'care' },
  cannot: { tone: 'bad', icon: 'bad' },
  unknown: { tone: 'plain', icon: 'unknown' },
}

/** How a choice stands for the link hosts. */
export function OptionTag({ verdict }: { verdict: OptionVerdict }) {
  return <StatusTag {...tags[verdict]}>{verdictWords[verdict]}</StatusTag>
}

const looks: Record<ReasonView['weight'], { icon: IconName; ink: string }> = {
  cannot: { icon: 'bad', ink: 'text-bad' },
  condition: { icon: 'care', ink: 'text-care' },
  plain: { icon: 'info', ink: 'text-muted' },
}

/** What speaks for and against a choice, each with what it was seen in. */
export function OptionReasons({ reasons }: { reasons: readonly ReasonView[] }) {
  if (reasons.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {reasons.map((reason) => (
        <li key={`${reason.sentence}-${reason.hosts.join()}`} className="flex gap-2.5">
          <span className={`pt-0.5 ${looks[reason.weight].ink}`}>
            <Icon name={looks[reason.weight].icon} />
          </span>
          <div className="min-w-0 wrap-anywhere">
            {reason.hosts.length > 0 ? <span className="font-semibold">{words.only(reason.hosts)} </span> : null}
            {reason.sentence}
            <EvidenceList lines={reason.evidence} summary={words.evidence} />
          </div>
        </li>
      ))}
    </ul>
  )
}
