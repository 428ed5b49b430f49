'use client'

import { errorWords as words } from '#lib/words/en/errors.ts'
import './globals.css'

/** The same where even the page's frame fails. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-12 sm:px-8">
          <title>{words.brokenTitle}</title>
          <h1 className="text-2xl sm:text-3xl">{words.brokenTitle}</h1>
          <p className="text-lg text-muted">{words.brokenLead}</p>
        </main>
      </body>
    </html>
  )
}
