import Link from 'next/link'
import type { ReactNode } from 'react'
import { Announcer } from '#components/ui/announcer.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import { shellWords } from '#lib/words/en/ui.ts'

interface PageShellProps {
  children: ReactNode
  /** what stands at the right of the header: whose page this is */
  aside?: ReactNode
  /** wide pages (tables) get more room */
  wide?: boolean
  /** whom to ask; else the CSM */
  help?: string
}

/** Header, main part and footer of every page. Help stands in the same place on each. */
export function PageShell({ children, aside, wide = false, help = shellWords.help }: PageShellProps) {
  const width = wide ? 'max-w-[80rem]' : 'max-w-[68rem]'
  return (
    <>
      <a
        href="#main"
        className="absolute top-2 left-2 z-10 -translate-y-24 rounded-md bg-accent px-4 py-2.5 font-semibold text-on-accent focus:translate-y-0"
      >
        {shellWords.skip}
      </a>
      <div className="flex min-h-dvh flex-col">
        <header className="border-b border-line bg-surface print:border-0">
          <div
            className={`mx-auto flex w-full ${width} flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5 sm:px-8 print:px-0`}
          >
            <Link href="/" className="inline-flex min-h-11 items-center gap-2.5 font-semibold text-ink no-underline hover:text-accent">
              <Mark />
              {shellWords.product}
            </Link>
            {aside ? <div className="text-sm text-muted">{aside}</div> : null}
          </div>
        </header>
        <main id="main" tabIndex={-1} className={`mx-auto w-full ${width} flex-1 px-4 py-8 sm:px-8 sm:py-12 print:p-0`}>
          {children}
        </main>
        <Announcer />
        <footer className="no-print mt-8 border-t border-line">
          <div className={`mx-auto flex w-full ${width} flex-col gap-1 px-4 py-6 text-sm text-muted sm:px-8`}>
            <p>
              <strong className="text-ink">{shellWords.helpTitle}</strong> {help}
            </p>
            <p>{shellWords.promise}</p>
            <p>
              <TextLink href={paths.catalogue()}>{shellWords.catalogue}</TextLink>
            </p>
          </div>
        </footer>
      </div>
    </>
  )
}

/** A chain link that is closed: the product's own sign. */
function Mark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className="size-6 text-accent"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
    >
      <rect x="1.8" y="7.5" width="12.4" height="9" rx="4.5" />
      <rect x="9.8" y="7.5" width="12.4" height="9" rx="4.5" />
    </svg>
  )
}
