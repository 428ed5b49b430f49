import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { shellWords } from '#lib/words/en/ui.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: shellWords.product, template: `%s – ${shellWords.product}` },
  description: shellWords.description,
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, address: false, email: false, date: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1e25' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made ahead of time has no nonce, so its scripts would be refused.
  await connection()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
