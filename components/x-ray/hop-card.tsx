import { verdictLooks } from '#components/run/verdict-tag.tsx'
import { type FactRow, Facts } from '#components/ui/facts.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { HopView } from '#lib/wizard/trace/view.ts'
import { hopWords as words } from '#lib/words/en/x-ray.ts'
import { FaultCard } from './fault-card.tsx'
import { ShownAddress } from './shown-address.tsx'

const places = { 'link-host': words.clickPath, esp: words.esp, destination: words.destination }

/** One address on the way, with who answered there and how. */
export function HopCard({ hop }: { hop: HopView }) {
  return (
    <li className="flex gap-3 sm:gap-5">
      <span
        aria-hidden="true"
        className="hidden size-8 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface text-sm font-semibold text-muted sm:flex"
      >
        {hop.number}
      </span>
      <article className="flex min-w-0 flex-1 flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-52">
            <p className="text-sm text-muted">
              {words.hop(hop.number)} · {places[hop.place]}
            </p>
            <h3 className="text-lg wrap-anywhere">{hop.host}</h3>
          </div>
          <StatusTag {...verdictLooks[hop.verdict]}>{words.verdicts[hop.verdict]}</StatusTag>
        </div>
        {hop.faults.map((fault) => (
          <FaultCard key={fault.title} fault={fault} verdict={hop.verdict} />
        ))}
        <Facts rows={factsOf(hop)} />
        {hop.notes.map((note) => (
          <p key={note} className="text-sm text-muted wrap-anywhere">
            {note}
          </p>
        ))}
      </article>
    </li>
  )
}

function factsOf(hop: HopView): FactRow[] {
  const rows: FactRow[] = [
    { term: words.address, value: <ShownAddress url={hop.url} /> },
    { term: words.protocol, value: hop.scheme === 'https' ? words.secure : words.plain },
    { term: words.ip, value: hop.address ?? words.nothing },
  ]
  if (hop.answeredBy) rows.push({ term: words.answeredBy, value: hop.answeredBy })
  if (hop.certificate) rows.push({ term: words.certificate, value: <Certificate certificate={hop.certificate} /> })
  rows.push({ term: words.status, value: statusOf(hop) })
  if (hop.leadsTo) rows.push({ term: words.leadsTo, value: <ShownAddress url={hop.leadsTo} /> })
  if (hop.ms !== null) rows.push({ term: words.time, value: words.ms(hop.ms) })
  return rows
}

function Certificate({ certificate }: { certificate: NonNullable<HopView['certificate']> }) {
  const { names, issuer, daysLeft, trusted } = certificate
  return (
    <>
      {words.certificateLine(names, issuer, daysLeft)}.{' '}
      <span className={trusted ? '' : 'font-semibold text-bad'}>{trusted ? words.trusted : words.notTrusted}</span>
    </>
  )
}

const statusOf = ({ status, leadsTo }: HopView): string =>
  status === null ? words.nothing : leadsTo ? words.sendsOn(status) : words.answers(status)
