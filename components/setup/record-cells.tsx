import type { ReactNode } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { HostName } from '#components/ui/host-name.tsx'
import { copyWords } from '#lib/words/en/ui.ts'

interface CellProps {
  label: string
  children: ReactNode
  wide?: boolean
}

/** A cell of a record; on a phone, where a record is a card, with its column's name above. */
export function Cell({ label, children, wide = false }: CellProps) {
  return (
    <td className={`block align-top md:table-cell md:py-3 md:pr-4 ${wide ? 'md:w-[36%]' : ''}`}>
      <span className="block text-sm text-muted md:hidden">{label}</span>
      {children}
    </td>
  )
}

interface CopyableProps {
  text: string
  /** what the button says */
  label: string
  /** what a screen reader adds: of which record */
  about: string
}

/** A text that is shown whole, can be selected with one press, and has a button that copies it. */
export function Copyable({ text, label, about }: CopyableProps) {
  return (
    <span className="flex flex-col items-start gap-1.5">
      <code className="wrap-anywhere select-all">
        <HostName>{text}</HostName>
      </code>
      <CopyButton text={text} label={label} about={about} done={copyWords.done} refused={copyWords.refused} />
    </span>
  )
}
