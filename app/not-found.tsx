import type { Metadata } from 'next'
import { MessagePage } from '#components/message-page.tsx'
import { errorWords as words } from '#lib/words/en/errors.ts'

export const metadata: Metadata = { title: words.notFoundTitle }

export default function NotFound() {
  return <MessagePage title={words.notFoundTitle} lead={words.notFoundLead} />
}
