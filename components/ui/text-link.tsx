import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A link in running text, to a page of our own. */
export function TextLink({ href, children, current }: { href: string; children: ReactNode; current?: 'page' | 'step' }) {
  return (
    <Link href={href as Route} prefetch={false} aria-current={current} className="link">
      {children}
    </Link>
  )
}
