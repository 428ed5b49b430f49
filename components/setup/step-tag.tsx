import type { IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { StepState } from '#lib/wizard/steps.ts'
import { stepStateWords } from '#lib/words/en/ui.ts'

const looks: Record<Exclude<StepState, 'completed'>, { tone: Tone; icon: IconName }> = {
  'cannot-start': { tone: 'plain', icon: 'locked' },
  'not-started': { tone: 'info', icon: 'todo' },
  'in-progress': { tone: 'info', icon: 'started' },
  waiting: { tone: 'care', icon: 'waiting' },
  problem: { tone: 'bad', icon: 'bad' },
}

/** How far a step is. "Completed" is plain text, so that the open ones stand out. */
export function StepTag({ state }: { state: StepState }) {
  if (state === 'completed') return <span className="text-sm whitespace-nowrap">{stepStateWords.completed}</span>
  return <StatusTag {...looks[state]}>{stepStateWords[state]}</StatusTag>
}
