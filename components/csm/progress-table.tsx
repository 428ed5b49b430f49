import type { ReactNode } from 'react'
import { StepTag } from '#components/setup/step-tag.tsx'
import type { IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { AccountProof } from '#lib/wizard/enablement/account-proof.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { ProgressRowView } from '#lib/wizard/view.ts'
import { setupWords, csmWords as words } from '#lib/words/en/pages.ts'
import { formatAgo, formatMoment } from '#lib/words/en/time.ts'
import { ownerWords } from '#lib/words/en/ui.ts'

const looks: Record<AccountProof, { tone: Tone; icon: IconName }> = {
  proven: { tone: 'good', icon: 'good' },
  warned: { tone: 'care', icon: 'care' },
  failing: { tone: 'bad', icon: 'bad' },
  'to-answer': { tone: 'plain', icon: 'todo' },
  waiting: { tone: 'care', icon: 'waiting' },
  checking: { tone: 'info', icon: 'working' },
  blind: { tone: 'plain', icon: 'unknown' },
  unseen: { tone: 'plain', icon: 'todo' },
  old: { tone: 'care', icon: 'waiting' },
}

/** Who is stuck, on what, whose turn it is and since when; one card per setup on a phone. */
export function ProgressTable({ rows, now }: { rows: readonly ProgressRowView[]; now: Date }) {
  return (
    <table className="block w-full lg:table">
      <caption className="sr-only">{words.title}</caption>
      <thead className="hidden lg:table-header-group">
        <tr className="border-b border-line-strong text-left text-sm text-muted">
          {Object.values(words.column).map((head) => (
            <th key={head} scope="col" className="py-2 pr-5 font-semibold">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="flex flex-col gap-4 lg:table-row-group">
        {rows.map((row) => (
          <ProgressRow key={row.setupId} row={row} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function ProgressRow({ row, now }: { row: ProgressRowView; now: Date }) {
  const { column } = words
  return (
    <tr className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 lg:table-row lg:rounded-none lg:border-0 lg:border-b lg:bg-transparent">
      <th scope="row" className="block text-left align-top font-normal lg:table-cell lg:w-[22%] lg:py-4 lg:pr-5">
        <span className="block text-lg font-semibold lg:text-base">
          <TextLink href={paths.csmSetup(row.setupId)}>{row.customerName}</TextLink>
        </span>
        <span className="block text-sm text-muted wrap-anywhere">{hostLine(row)}</span>
      </th>
      <Cell label={column.step}>
        <span className="block">
          {setupWords.stepOf(row.step.number)}: {row.step.title}
        </span>
        <span className="mt-1 inline-block">
          <StepTag state={row.step.state} />
        </span>
      </Cell>
      <Cell label={column.verdict}>
        <StatusTag {...looks[row.proof]}>{words.proofs[row.proof]}</StatusTag>
        {row.request === 'none' ? null : <span className="mt-1 block text-sm text-muted">{words.request[row.request]}</span>}
      </Cell>
      <Cell label={column.cause} wide>
        {row.rootCause ?? <span className="text-muted">{words.noCause}</span>}
      </Cell>
      <Cell label={column.owner}>
        <span className="lg:whitespace-nowrap">{ownerWords[row.owner]}</span>
      </Cell>
      <Cell label={column.moved}>
        <time dateTime={row.lastMovementAt} title={formatMoment(row.lastMovementAt)}>
          {formatAgo(row.lastMovementAt, now)}
        </time>
      </Cell>
    </tr>
  )
}

function Cell({ label, children, wide = false }: { label: string; children: ReactNode; wide?: boolean }) {
  return (
    <td className={`block align-top wrap-break-word lg:table-cell lg:py-4 lg:pr-5 ${wide ? 'lg:w-[24%]' : ''}`}>
      <span className="block text-sm text-muted lg:hidden">{label}</span>
      {children}
    </td>
  )
}

const hostLine = ({ espName, hostnames, reference }: ProgressRowView): string =>
  [reference, espName, hostnames.length > 2 ? `${hostnames.slice(0, 2).join(', ')} +${hostnames.length - 2}` : hostnames.join(', ')]
    .filter(Boolean)
    .join(' · ')
