import { Notice } from '#components/ui/notice.tsx'
import type { RequestView } from '#lib/wizard/view.ts'
import { doneWords as words } from '#lib/words/en/overview.ts'
import { formatMoment } from '#lib/words/en/time.ts'

/** Nothing is left to do here: what comes now, and what has to stay as it is. */
export function Done({ request, afterwards }: { request: RequestView; afterwards: readonly string[] }) {
  return (
    <Notice tone="good" title={words.title} level={2}>
      <p>{words.text(request.requestedBy, formatMoment(request.requestedAt))}</p>
      <p className="pt-2 font-semibold">{words.nextTitle}</p>
      <ol className="list-decimal pl-5">
        {[words.next, ...afterwards].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Notice>
  )
}
