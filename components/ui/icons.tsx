import {
  ArrowRight,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleHelp,
  CircleMinus,
  Clock,
  Info,
  LoaderCircle,
  Lock,
  type LucideIcon,
  OctagonX,
  TriangleAlert,
} from 'lucide-react'

/** What an icon says, not what it looks like. A word always stands beside it. */
const icons = {
  good: CircleCheck,
  bad: OctagonX,
  care: TriangleAlert,
  unknown: CircleHelp,
  todo: CircleDashed,
  started: CircleDot,
  working: LoaderCircle,
  waiting: Clock,
  locked: Lock,
  none: CircleMinus,
  info: Info,
  attention: CircleAlert,
  next: ArrowRight,
} satisfies Record<string, LucideIcon>

export type IconName = keyof typeof icons

/** An icon that stands beside a word and is hidden from screen readers. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  const Shape = icons[name]
  return <Shape aria-hidden="true" className={`${className} shrink-0`} strokeWidth={2} />
}
