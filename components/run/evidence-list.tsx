import { Disclosure } from '#components/ui/disclosure.tsx'
import type { EvidenceLine } from '#lib/wizard/view.ts'

interface EvidenceListProps {
  lines: readonly EvidenceLine[]
  /** what is pressed to see them */
  summary: string
}

/** What a statement rests on, folded: each question with its answer. Nothing where it rests on none. */
export function EvidenceList({ lines, summary }: EvidenceListProps) {
  if (lines.length === 0) return null
  return (
    <Disclosure summary={summary}>
      <ul className="flex flex-col gap-1.5 font-mono text-sm">
        {lines.map((line) => (
          <li key={line.id} className="wrap-anywhere">
            {line.text}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
