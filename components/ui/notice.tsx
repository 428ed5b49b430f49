import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'

export type NoticeTone = 'info' | 'good' | 'care' | 'bad'

const looks: Record<NoticeTone, { box: string; icon: IconName; ink: string }> = {
  info: { box: 'bg-accent-soft border-accent', icon: 'info', ink: 'text-accent' },
  good: { box: 'bg-good-soft border-good', icon: 'good', ink: 'text-good' },
  care: { box: 'bg-care-soft border-care', icon: 'care', ink: 'text-care' },
  bad: { box: 'bg-bad-soft border-bad', icon: 'attention', ink: 'text-bad' },
}

interface NoticeProps {
  tone?: NoticeTone
  title: string
  children?: ReactNode
  /** heading level, where the notice opens a part of the page */
  level?: 2 | 3
}

/** Something to know before going on. */
export function Notice({ tone = 'info', title, children, level }: NoticeProps) {
  const look = looks[tone]
  const Title = level === 2 ? 'h2' : level === 3 ? 'h3' : 'p'
  return (
    <div className={`keep-together flex gap-3 rounded-md border-l-4 px-4 py-3.5 sm:px-5 ${look.box}`}>
      <span className={`mt-0.5 ${look.ink}`}>
        <Icon name={look.icon} />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <Title className="font-semibold">{title}</Title>
        {children}
      </div>
    </div>
  )
}
