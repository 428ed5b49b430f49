import type { IconName } from '#components/ui/icons.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { XRayEntryView } from '#lib/wizard/trace/view.ts'

const icons: Record<XRayEntryView['result']['tone'], IconName> = { good: 'good', care: 'care', bad: 'bad', plain: 'unknown' }

/** Links and mails that were looked through before. */
export function Entries({ entries, now }: { entries: readonly XRayEntryView[]; now: Date }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {entries.map(({ id, href, title, link, createdAt, result }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 sm:px-6">
          <div className="min-w-0 flex-1 basis-60 wrap-anywhere">
            <TextLink href={href}>{title}</TextLink>
            <p className="font-mono text-sm text-muted empty:hidden">{link}</p>
            <p className="text-sm text-muted">
              <Moment at={createdAt} now={now} />
            </p>
          </div>
          <StatusTag tone={result.tone} icon={icons[result.tone]}>
            {result.text}
          </StatusTag>
        </li>
      ))}
    </ul>
  )
}
