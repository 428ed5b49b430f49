import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface DisclosureProps {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  id?: string
}

/** Detail that most readers do not need, one press away and always in print. */
export function Disclosure({ summary, children, open = false, id }: DisclosureProps) {
  return (
    <details open={open} id={id} className="group/details min-w-0">
      <summary className="inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-sm py-1 pr-2 font-semibold text-accent hover:text-accent-hover">
        <ChevronRight aria-hidden="true" className="size-5 shrink-0 transition-transform group-open/details:rotate-90 print:hidden" />
        <span className="underline decoration-1 underline-offset-4">{summary}</span>
      </summary>
      <div className="flex min-w-0 flex-col gap-3 border-l-2 border-line pt-1 pb-2 pl-4 sm:ml-2 print:border-0 print:pl-0">{children}</div>
    </details>
  )
}
