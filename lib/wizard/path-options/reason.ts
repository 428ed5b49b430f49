import type { reasonWords } from '#lib/words/en/path-options.ts'
import type { Topic } from './host-facts.ts'

/** How a choice stands for a link host. `unknown`: nothing was looked at yet that could speak against it. */
export type OptionVerdict = 'possible' | 'condition' | 'cannot' | 'unknown'

/** One thing that speaks for a choice, ties it to a condition, or rules it out as things stand. */
export interface Reason {
  code: keyof typeof reasonWords
  weight: 'plain' | 'condition' | 'cannot'
  params: ReasonParams
  /** what it was seen in; null where it holds for everybody */
  topic: Topic | null
}

export type ReasonParams = Readonly<Record<string, string>>

type Make = (code: Reason['code'], params?: ReasonParams, topic?: Topic) => Reason

const make =
  (weight: Reason['weight']): Make =>
  (code, params = {}, topic) => ({ code, weight, params, topic: topic ?? null })

export const plain = make('plain')
export const condition = make('condition')
export const cannot = make('cannot')

/** The verdict that some reasons come to. */
export const verdictOf = (reasons: readonly Reason[]): Exclude<OptionVerdict, 'unknown'> =>
  reasons.some(({ weight }) => weight === 'cannot')
    ? 'cannot'
    : reasons.some(({ weight }) => weight === 'condition')
      ? 'condition'
      : 'possible'
