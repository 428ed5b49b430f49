import type { ReactNode } from 'react'

interface CardProps {
  children: ReactNode
  /** the heading's id, where the card is a part of the page by itself */
  labelledBy?: string
  id?: string
}

/** A part of the page on a ground of its own. */
export function Card({ children, labelledBy, id }: CardProps) {
  const Box = labelledBy ? 'section' : 'div'
  return (
    <Box
      id={id}
      aria-labelledby={labelledBy}
      className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5 sm:p-7 print:border-0 print:p-0"
    >
      {children}
    </Box>
  )
}

interface SectionProps {
  title: string
  children: ReactNode
  lead?: string
  id?: string
}

/** A titled part of a page, without a ground of its own. */
export function Section({ title, children, lead, id }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {lead ? <p className="max-w-prose text-muted">{lead}</p> : null}
      </div>
      {children}
    </section>
  )
}
