import type { Fact } from '#lib/engine/facts/fact.ts'
import type { FactName, Facts } from '#lib/engine/facts/facts.ts'
import type { Code } from '#lib/engine/findings/codes.ts'
import type { Area, Judgement } from '#lib/engine/findings/finding.ts'
import type { Target } from '#lib/engine/target/target.ts'

type FactOf<K extends FactName> = Facts[K] extends Fact<infer T> ? T : never

/** What a judge gets: the values of the facts it needs, all known, and the target. */
export type CheckInput<K extends FactName> = { readonly [N in K]: FactOf<N> } & {
  readonly target: Target
  /** when the evidence was gathered: "now" for the judgement */
  readonly now: Date
}

/**
 * One question with a pure answer. `id` is `area.noun-phrase` and equals the
 * file path below `checks/`. The runner answers `unknown` on the check's behalf
 * when a needed fact is not known.
 */
export interface Check<K extends FactName = FactName> {
  readonly id: `${Area}.${string}`
  readonly needs: readonly K[]
  /** every code that `judge` may give */
  readonly codes: readonly Code[]
  /** an `unknown` here leaves the area's status alone */
  readonly advisory?: true
  judge(input: CheckInput<K>): Judgement
}

/** Declares a check; exists so that `needs` decides the type of what `judge` is handed. */
export const defineCheck = <K extends FactName>(check: Check<K>): Check<K> => check

/** A check whatever it needs: what registries hold and the runner takes. */
// biome-ignore lint/suspicious/noExplicitAny: `needs` is contravariant in `judge`; the runner hands over exactly what was declared
export type AnyCheck = Check<any>
