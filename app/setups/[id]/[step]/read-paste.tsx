'use server'

import type { LiveReadingResult } from '#components/setup/records-in/live-reading.tsx'
import { PasteReading } from '#components/setup/records-in/paste-reading.tsx'
import { requestContext } from '#lib/auth/request-context.ts'
import { previewDnsRecords } from '#lib/services/preview-dns-records.ts'
import { paths } from '#lib/wizard/paths.ts'
import { recordsInWords } from '#lib/words/en/records-in.ts'

/** How a text would be read, as it is shown below its box; nothing is stored. Null where it cannot be looked at. */
export async function readPaste(setupId: string, text: string): Promise<LiveReadingResult | null> {
  const view = await previewDnsRecords(await requestContext(), setupId, text)
  if (!view) return null
  return {
    reading: <PasteReading view={view} step1={paths.step(setupId, 'braze-setup')} live />,
    said: view.problem ?? recordsInWords.said(view.records.length, view.unread.length),
  }
}
