import { copyWords } from '#lib/words/en/ui.ts'
import { CopyButton } from './copy-button.tsx'

interface CodeBlockProps {
  text: string
  /** what this is, "the command", for the button's name */
  about: string
}

/** Text to be taken over as it is: wrapped, never shortened, with a copy button. */
export function CodeBlock({ text, about }: CodeBlockProps) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <pre className="w-full min-w-0 rounded-md bg-sunken px-3.5 py-2.5 text-sm whitespace-pre-wrap wrap-anywhere">{text}</pre>
      <CopyButton text={text} label={copyWords.copy} about={about} done={copyWords.done} refused={copyWords.refused} />
    </div>
  )
}
