import { formatAgo, formatMoment } from '#lib/words/en/time.ts'

interface MomentProps {
  /** ISO 8601 */
  at: string
  /** the time that the page was made, for "4 minutes ago" */
  now?: Date
}

/** A time with its zone, and how long ago that was. */
export function Moment({ at, now }: MomentProps) {
  return (
    <time dateTime={at}>
      <span className="whitespace-nowrap">{formatMoment(at)}</span>
      {now ? (
        <>
          {' '}
          <span className="whitespace-nowrap">({formatAgo(at, now)})</span>
        </>
      ) : null}
    </time>
  )
}
