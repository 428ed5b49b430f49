import { Disclosure } from '#components/ui/disclosure.tsx'
import { Facts } from '#components/ui/facts.tsx'
import type { IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { Severity } from '#lib/engine/findings/code.ts'
import type { CatalogueCheck, CatalogueCode } from '#lib/words/catalogue.ts'
import { catalogueWords as words } from '#lib/words/en/catalogue.ts'
import { findingLabels, ownerWords } from '#lib/words/en/ui.ts'

const severityLooks: Record<Severity, { tone: Tone; icon: IconName }> = {
  blocker: { tone: 'bad', icon: 'bad' },
  warning: { tone: 'care', icon: 'care' },
  info: { tone: 'plain', icon: 'info' },
}

/** A check: what it asks, and each thing that it may find. */
export function CheckEntry({ check }: { check: CatalogueCheck }) {
  return (
    <section aria-labelledby={check.id} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5 wrap-anywhere sm:p-6">
      <div className="flex flex-col gap-1">
        <h3 id={check.id} className="text-lg">
          {check.question}
        </h3>
        <p className="text-muted">
          {words.passed} {check.passed}
        </p>
      </div>
      {check.codes.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {check.codes.map((code) => (
            <li key={code.code} className="py-2">
              <CodeEntry entry={code} />
            </li>
          ))}
        </ul>
      ) : null}
      {check.elsewhere.length > 0 ? (
        <p className="text-muted">
          {words.elsewhere}{' '}
          {check.elsewhere.map(({ code, title }) => (
            <a key={code} href={`#${code}`} className="link">
              {title}
            </a>
          ))}
        </p>
      ) : null}
    </section>
  )
}

function CodeEntry({ entry }: { entry: CatalogueCode }) {
  const rows = [
    { term: words.found, value: entry.found },
    { term: findingLabels.expected, value: entry.expected },
    { term: findingLabels.why, value: entry.why },
    { term: findingLabels.fix, value: <strong className="font-semibold">{entry.fix}</strong> },
  ]
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4">
      <div className="min-w-0 flex-1 basis-72">
        <Disclosure summary={entry.title}>
          {/* Inside, as a browser opens what the target of an address lies in. */}
          <p id={entry.code} className="scroll-mt-20">
            <a href={`#${entry.code}`} className="link font-mono text-sm">
              {entry.code}
            </a>
          </p>
          <Facts rows={rows} />
        </Disclosure>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm text-muted max-md:order-first max-md:w-full max-md:pb-0">
        {ownerWords[entry.owner]}
        <StatusTag {...severityLooks[entry.severity]}>{words.severities[entry.severity]}</StatusTag>
      </p>
    </div>
  )
}
