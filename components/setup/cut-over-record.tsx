import { Disclosure } from '#components/ui/disclosure.tsx'
import type { CutOverView } from '#lib/wizard/records/cut-over-view.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { recordsOutWords, cutOverWords as words } from '#lib/words/en/records-out.ts'
import { formatMoment, formatUntil } from '#lib/words/en/time.ts'
import { Copyable } from './record-cells.tsx'

/** The one change in DNS that moves a link host: what stands there, what comes, in which order, and the way back. */
export function CutOverRecord({ view, change = words.change }: { view: CutOverView; change?: (hostname: string) => string }) {
  if (view.state === 'moved') return <p>{words.moved}</p>
  if (view.state === 'apex') {
    return (
      <p>
        {words.apex} {words.apexOther}
      </p>
    )
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="wrap-anywhere">
        {change(view.unicode ? `${view.hostname} (${view.unicode})` : view.hostname)}{' '}
        {view.zone ? words.zone(view.zone, view.dnsHost) : null}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Standing view={view} />
        <Coming view={view} />
      </div>
      <Order view={view} />
      {view.current.length > 0 ? <WayBack view={view} /> : null}
      <p className="max-w-prose">{words.keepPort}</p>
    </div>
  )
}

const box = 'keep-together flex min-w-0 flex-col gap-2 rounded-md border border-line bg-surface p-4'

function Standing({ view }: { view: CutOverView }) {
  return (
    <div className={box}>
      <h4 className="font-semibold">{words.from}</h4>
      {view.current.length === 0 ? <p>{view.state === 'unknown' ? words.unknown : words.none}</p> : null}
      <ul className="flex flex-col gap-2">
        {view.current.map(({ type, value, ttl }) => (
          <li key={`${type} ${value}`} className="wrap-anywhere">
            <span className="font-semibold">{type}</span> <code>{value}</code>
            <span className="block text-sm text-muted">
              {words.ttl} {words.ttlSeconds(ttl)}
            </span>
          </li>
        ))}
      </ul>
      {view.seenAt ? <p className="text-sm text-muted">{words.seenAt(formatMoment(view.seenAt))}</p> : null}
    </div>
  )
}

function Coming({ view }: { view: CutOverView }) {
  const { entered, hostname, boxes, zone } = view
  return (
    <div className={box}>
      <h4 className="font-semibold">{words.to}</h4>
      <p>
        <span className="font-semibold">{view.type}</span>
        <span className="block text-sm text-muted">
          {words.ttl} {words.ttlNew}
        </span>
      </p>
      <div>
        <span className="text-sm text-muted">{boxes.name}</span>
        {entered.name === '' ? (
          <em className="block">{recordsOutWords.leaveEmpty}</em>
        ) : (
          <Copyable text={entered.name} label={recordsWords.copyName} about={recordsWords.copyFor(hostname)} />
        )}
      </div>
      {zone === null ? null : (
        <div className="no-print">
          <Disclosure summary={recordsOutWords.otherForm}>
            <Copyable text={view.inFull} label={recordsOutWords.copyFullName} about={recordsWords.copyFor(hostname)} />
            <p className="text-sm text-muted wrap-anywhere">{recordsOutWords.otherFormWhy(hostname, zone)}</p>
          </Disclosure>
        </div>
      )}
      <div>
        <span className="text-sm text-muted">{boxes.value}</span>
        <Copyable text={entered.value} label={recordsWords.copyValue} about={recordsWords.copyFor(hostname)} />
      </div>
      {view.type === 'CNAME' ? null : <p className="text-sm">{words.addressNote}</p>}
    </div>
  )
}

function Order({ view }: { view: CutOverView }) {
  const { oldTtl, waitUntil, current, type } = view
  const several = type === 'CNAME' && current.some((record) => record.type !== 'CNAME')
  const steps = [
    ...(oldTtl !== null && waitUntil ? [words.lowerFirst(oldTtl), words.waitUntil(oldTtl, clockOf(waitUntil, oldTtl))] : []),
    ...(oldTtl !== null && !waitUntil ? [words.lowAlready(oldTtl)] : []),
    current.length > 0 ? words.thenChange : words.thenAdd,
    ...(several ? [words.replaceAll] : []),
  ]
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="font-semibold">{words.stepsTitle}</h4>
      <ol className="flex max-w-prose list-decimal flex-col gap-1 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  )
}

/** The time of day, rounded up to the minute, with its day where that may be another one. */
const clockOf = (at: string, waitSeconds: number): string =>
  waitSeconds >= 43_200 ? formatUntil(at) : formatUntil(at).replace(/^.*, /, '')

function WayBack({ view }: { view: CutOverView }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="font-semibold">{words.back}</h4>
      {view.current.map(({ type, entered }) => (
        <Copyable key={`${type} ${entered}`} text={entered} label={recordsWords.copyValue} about={words.backOf(type, view.hostname)} />
      ))}
    </div>
  )
}
