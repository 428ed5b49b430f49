import { CheckField } from '#components/form/fields.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { PasteNote } from '#lib/wizard/records/review/notes.ts'
import type { PasteView, UnreadLineView } from '#lib/wizard/views/paste-view.ts'
import { recordsInWords as words } from '#lib/words/en/records-in.ts'
import { PastedRecords } from './pasted-records.tsx'

/** Plain lines that are shown at once; a longer mail is folded away. */
const fewLines = 6

interface PasteReadingProps {
  view: PasteView
  /** the address of step 1 */
  step1: string
  /** while it is typed, the records stand open; once saved, they stand in the table above */
  live?: boolean
}

/** What was made of a pasted text: what keeps it from being saved, what was not understood, what to know, and each record. */
export function PasteReading({ view, step1, live = false }: PasteReadingProps) {
  const { records, unread, plain, problem, notes } = view
  return (
    <>
      {problem ? (
        <Notice tone="bad" title={words.problemTitle} level={2}>
          <p className="wrap-anywhere">{problem}</p>
        </Notice>
      ) : null}
      {live && records.length > 0 ? <PastedRecords records={records} /> : null}
      {unread.length > 0 ? (
        <Notice tone="care" title={words.unreadTitle(unread.length)} level={2}>
          <p>{words.unreadLead(unread.length)}</p>
          <Lines lines={unread} />
        </Notice>
      ) : null}
      {notes.map((note) => (
        <NoteOf key={note.id} note={note} step1={step1} newLinkHosts={view.newLinkHosts} />
      ))}
      {!live && records.length > 0 ? (
        <Disclosure summary={words.how}>
          <PastedRecords records={records} />
        </Disclosure>
      ) : null}
      {plain.length > 0 ? (
        <Disclosure summary={words.plain(plain.length)} open={plain.length <= fewLines}>
          <Lines lines={plain} />
        </Disclosure>
      ) : null}
    </>
  )
}

function NoteOf({ note, step1, newLinkHosts }: { note: PasteNote; step1: string; newLinkHosts: readonly string[] }) {
  return (
    <Notice tone={note.tone} title={note.title} level={2}>
      <p className="wrap-anywhere">{note.text}</p>
      {note.id === 'new-link-hosts' ? <CheckField name="addLinkHosts" label={words.addHosts(words.list(newLinkHosts))} /> : null}
      {note.step1 ? (
        <p>
          <TextLink href={step1}>{words.step1}</TextLink>
        </p>
      ) : null}
    </Notice>
  )
}

function Lines({ lines }: { lines: readonly UnreadLineView[] }) {
  return (
    <ul className="flex flex-col gap-2 pt-1">
      {lines.map((line) => (
        <li key={`${line.line}-${line.text}`}>
          {words.line(line.line)}: <code className="wrap-anywhere">{line.text}</code>
          {line.why ? <span className="block text-sm">{line.why}</span> : null}
        </li>
      ))}
    </ul>
  )
}
