/**
 * Something derived from evidence without opinion, or why it could not be:
 * `not-looked-at` when an earlier failure kept the probe from being sent,
 * `could-not-observe` when the probe was sent and we are the ones who saw nothing.
 */
export type Fact<T> =
  | { known: true; value: T; evidence: readonly string[] }
  | { known: false; reason: 'not-looked-at' | 'could-not-observe'; detail: string }

/** A fact with the ids of the evidence that it rests on. */
export const known = <T>(value: T, evidence: readonly string[]): Fact<T> => ({ known: true, value, evidence })

/** A fact that an earlier failure kept us from looking at. */
export const notLookedAt = (detail: string): Fact<never> => ({ known: false, reason: 'not-looked-at', detail })

/** A fact that we tried to observe and could not. */
export const couldNotObserve = (detail: string): Fact<never> => ({ known: false, reason: 'could-not-observe', detail })

/** The value of a fact, or undefined where it is not known. */
export const factValue = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined)
