import type { ReactNode } from 'react'

interface PageTitleProps {
  title: string
  /** what stands above the title, "Step 3 of 6" */
  kicker?: ReactNode
  lead?: ReactNode
}

/** The heading of a page. It can take the focus, so that a script may lead a reader to it. */
export function PageTitle({ title, kicker, lead }: PageTitleProps) {
  return (
    <div className="flex flex-col gap-2">
      {kicker ? <p className="text-sm font-semibold text-muted">{kicker}</p> : null}
      <h1 tabIndex={-1} className="text-2xl sm:text-3xl">
        {title}
      </h1>
      {lead ? <p className="max-w-prose text-lg text-muted">{lead}</p> : null}
    </div>
  )
}
