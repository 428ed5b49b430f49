import type { Metadata } from 'next'
import { MessagePage } from '#components/message-page.tsx'
import { errorWords as words } from '#lib/words/en/errors.ts'

export const metadata: Metadata = { title: words.expiredTitle }

export default function LinkExpiredPage() {
  return <MessagePage title={words.expiredTitle} lead={words.expiredLead} />
}
