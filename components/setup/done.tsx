import { Notice } from '#components/ui/notice.tsx'
import type { RequestView, SetupView } from '#lib/wizard/view.ts'
import { doneWords as words } from '#lib/words/en/overview.ts'
import { formatMoment } from '#lib/words/en/time.ts'

/** Nothing is left to do here: what comes now, and what has to stay as it is. */
export function Done({ request }: { request: RequestView }) {
  return (
    <Notice tone="good" title={words.title} level={2}>
      <p>{words.text(request.requestedBy, formatMoment(request.requestedAt))}</p>
      <p className="pt-2 font-semibold">{words.nextTitle}</p>
      <ol className="list-decimal pl-5">
        {words.next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Notice>
  )
}

/** Whether nothing speaks against the request but that its proofs have aged: the CSM proves them again. */
export const isDone = ({ hosts, readiness }: Pick<SetupView, 'hosts' | 'readiness'>): boolean =>
  readiness.ready ||
  (readiness.reasons.every(({ hostname }) => hostname !== null) && hosts.every(({ state }) => state === 'ready' || state === 'outdated'))
