'use client'

import { buttonClass } from '#components/ui/button.tsx'
import { errorWords as words } from '#lib/words/en/errors.ts'

/** What is shown when a page of ours fails: whose fault it is, what is safe, and a way on. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto flex max-w-2xl flex-col items-start gap-6 px-4 py-12 sm:px-8">
      <h1 className="text-2xl sm:text-3xl">{words.brokenTitle}</h1>
      <p className="text-lg text-muted">{words.brokenLead}</p>
      <button type="button" onClick={reset} className={buttonClass()}>
        {words.again}
      </button>
    </main>
  )
}
