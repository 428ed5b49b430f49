import { Icon, type IconName } from './icons.tsx'

export type Tone = 'good' | 'care' | 'bad' | 'info' | 'plain'

const tones: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  care: 'bg-care-soft text-care',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-accent-soft text-accent',
  plain: 'bg-sunken text-muted',
}

interface StatusTagProps {
  tone: Tone
  icon: IconName
  children: string
  /** the word's shape turns while something goes on */
  turning?: boolean
}

/** A state as icon and word; colour only repeats what the word says. */
export function StatusTag({ tone, icon, children, turning = false }: StatusTagProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-semibold whitespace-nowrap print:border print:border-line ${tones[tone]}`}
    >
      <Icon name={icon} className={`size-4 ${turning ? 'animate-spin' : ''}`} />
      {children}
    </span>
  )
}
