import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'quiet'

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-5 py-2 text-center font-semibold no-underline transition-colors disabled:cursor-default aria-disabled:cursor-default'

const looks: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-accent hover:text-accent',
  quiet: 'px-3 text-accent underline decoration-1 underline-offset-4 hover:text-accent-hover hover:decoration-2',
}

/** The classes of a button, for the few places that need an element of their own. */
export const buttonClass = (look: ButtonLook = 'primary'): string => `${shape} ${looks[look]}`

interface ButtonLinkProps {
  href: string
  look?: ButtonLook
  children: ReactNode
}

/** A link that is the next thing to do, and so looks like a button. */
export function ButtonLink({ href, look = 'primary', children }: ButtonLinkProps) {
  return (
    <Link href={href as Route} prefetch={false} className={buttonClass(look)}>
      {children}
    </Link>
  )
}
