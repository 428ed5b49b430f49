import type { ProofView } from '#lib/wizard/enablement/enablement-view.ts'

/** What SSL rests on, part by part: where each stands now, and what is known beside it. */
export function ProofParts({ parts }: { parts: readonly ProofView[] }) {
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5">
      {parts.map(({ hostname, sentence, lines }) => (
        <li key={`${hostname}-${sentence}`} className="wrap-anywhere">
          {sentence}
          {lines.map((line) => (
            <span key={line} className="block text-sm text-muted">
              {line}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
