import type { FormAction } from '#components/form/action-form.tsx'
import { LinkForm } from '#components/form/link-form.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import type { SummaryView } from '#lib/wizard/view.ts'
import { summaryWords as words } from '#lib/words/en/pages.ts'
import { copyWords } from '#lib/words/en/ui.ts'

interface SummaryToolsProps {
  summary: SummaryView
  /** makes a link for the CSM; null where this visitor may not */
  share: FormAction | null
  /** this is the page made for printing */
  printable?: boolean
}

/** What can be done with the summary: print, copy, take as JSON, hand to the CSM. */
export function SummaryTools({ summary, share, printable = false }: SummaryToolsProps) {
  return (
    <div className="no-print flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        {printable ? (
          <PrintButton label={words.print} className={buttonClass('secondary')} />
        ) : (
          <TextLink href={paths.summary(summary.setupId)}>{words.open}</TextLink>
        )}
        <CopyButton text={summary.text} label={words.copyText} done={copyWords.done} refused={copyWords.refused} />
        <a href={summary.jsonHref} className="link">
          {words.json}
        </a>
      </div>
      {share ? (
        <LinkForm action={share} title={words.shareTitle} lead={words.shareLead} button={words.shareButton} label={words.shareLabel} />
      ) : null}
    </div>
  )
}
