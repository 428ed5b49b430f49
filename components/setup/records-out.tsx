import type { FormAction } from '#components/form/action-form.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import type { RecordOutView, RecordsOutView, ZoneOutView } from '#lib/wizard/records/records-out.ts'
import type { RunView } from '#lib/wizard/view.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { recordsOutWords as words } from '#lib/words/en/records-out.ts'
import { copyWords } from '#lib/words/en/ui.ts'
import { RecordsOutTable } from './records-out-table.tsx'

interface RecordsOutProps {
  view: RecordsOutView
  /** the look at what answers today; null: none was started */
  run: RunView | null
  /** starts a look; null where this visitor may not */
  look: FormAction | null
}

/** The records for the DNS admin, all of them once: where to enter them, in which form, and what that would stop. */
export function RecordsOut({ view, run, look }: RecordsOutProps) {
  const title = words.title(view.records.length)
  return (
    <Card>
      <Section id="records-found" title={title} lead={view.zones.length > 0 ? words.lead : words.leadUnknown}>
        <WhatStops records={view.records} />
        {view.zones.map((zone) => (
          <ZoneOut key={zone.zone} zone={zone} several={view.zones.length > 1} />
        ))}
        <RecordsOutTable records={view.records} caption={title} />
        <RecordsOutTools view={view} />
      </Section>
      <section aria-labelledby="today" className="no-print flex flex-col gap-3 border-t border-line pt-5">
        <h3 id="today" className="text-lg">
          {words.lookTitle}
        </h3>
        <RunPanel
          about={words.about}
          run={run}
          earlier={null}
          start={look}
          label={words.lookNow}
          again={words.lookAgain}
          modest
          never={words.lookNever}
          stream
          result={
            view.lookedAt ? (
              <p className="text-muted">
                {words.lookedAt} <Moment at={view.lookedAt} />
              </p>
            ) : (
              <p>{words.lookFailed}</p>
            )
          }
        />
      </section>
    </Card>
  )
}

/** Before anything else: the records that cannot simply be added. */
function WhatStops({ records }: { records: readonly RecordOutView[] }) {
  const careful = records.filter(({ today }) => today.state === 'stops' || today.state === 'impossible')
  if (careful.length === 0) return null
  return (
    <Notice tone="bad" title={words.stopsTitle(careful.length)} level={3}>
      <p>{words.stopsLead}</p>
      <ul className="flex list-disc flex-col pl-5">
        {careful.map(({ id, type, name }) => (
          <li key={id} className="wrap-anywhere">
            {type} {name}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Where a zone is edited. */
export function ZoneOut({ zone, several }: { zone: ZoneOutView; several: boolean }) {
  return (
    <div className="keep-together flex flex-col gap-1.5 rounded-md border border-line px-4 py-3">
      <h3 className="font-semibold wrap-anywhere">
        {words.zoneTitle(zone.unicode ?? zone.zone)}, {zone.hosts.length > 0 ? words.zoneHost(zone.hosts) : words.zoneHostUnknown}
      </h3>
      {zone.unicode ? <p className="text-sm text-muted wrap-anywhere">{zone.zone}</p> : null}
      {zone.panels.map(({ name, path }) => (
        <p key={name} className="wrap-anywhere">
          {words.panel(name, path)}
        </p>
      ))}
      {zone.notes.map((note) => (
        <p key={note} className="max-w-prose">
          {note}
        </p>
      ))}
      {zone.nameServers.length > 0 ? <p className="text-sm text-muted wrap-anywhere">{words.nameServers(zone.nameServers)}</p> : null}
      {several ? (
        <p className="no-print">
          <a href={zone.zoneFileHref} className="link">
            {words.zoneFileOf(zone.zone)}
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** As large as the copy button beside it. */
const tool =
  'inline-flex min-h-11 shrink-0 items-center rounded-md border border-line-strong bg-surface px-3.5 text-sm font-semibold text-ink no-underline hover:border-accent hover:text-accent'

/** All records at once: to send, to import, to print. */
export function RecordsOutTools({ view }: { view: RecordsOutView }) {
  return (
    <div className="no-print flex flex-wrap items-center gap-3">
      <CopyButton text={view.text} label={recordsWords.copyAll} done={copyWords.done} refused={copyWords.refused} />
      <a href={view.csvHref} className={tool}>
        {words.csv}
      </a>
      <a href={view.zoneFileHref} className={tool}>
        {words.zoneFile}
      </a>
      <PrintButton label={words.print} className={tool} />
    </div>
  )
}
