import type { Metadata } from 'next'
import { HandOverEnded } from '#components/hand-over/ended.tsx'
import { handOverEndedWords as words } from '#lib/words/en/hand-over.ts'

export const metadata: Metadata = { title: words.title }

export default function NoTasks() {
  return <HandOverEnded />
}
