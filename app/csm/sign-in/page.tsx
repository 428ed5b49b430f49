import type { Metadata } from 'next'
import { MessagePage } from '#components/message-page.tsx'
import { csmWords as words } from '#lib/words/en/pages.ts'

export const metadata: Metadata = { title: words.wallTitle }

export default function CsmSignInPage() {
  return (
    <MessagePage title={words.wallTitle} lead={words.wallLead}>
      <p>{words.wallNext}</p>
    </MessagePage>
  )
}
