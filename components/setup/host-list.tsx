import { HostTag } from '#components/run/verdict-tag.tsx'
import type { LinkHostView } from '#lib/wizard/view.ts'
import { setupWords } from '#lib/words/en/pages.ts'

/** The link hosts of a setup, each with where it stands. */
export function HostList({ hosts }: { hosts: readonly LinkHostView[] }) {
  if (hosts.length === 0) return <p className="text-muted">{setupWords.hostsEmpty}</p>
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {hosts.map((host) => (
        <li key={host.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3.5 sm:px-6">
          <span className="min-w-0">
            <span className="font-semibold wrap-anywhere">{host.hostname}</span>
            {host.edgeName ? <span className="block text-sm text-muted wrap-anywhere">→ {host.edgeName}</span> : null}
          </span>
          <HostTag state={host.state} />
        </li>
      ))}
    </ul>
  )
}
