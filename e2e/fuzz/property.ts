import type { IAsyncPropertyWithHooks, IRawProperty } from 'fast-check'

/** Something that holds whatever comes in. */
export interface FuzzProperty {
  name: string
  /** made anew for each use, as fast-check keeps state in it */
  make: () => IRawProperty<unknown> | IAsyncPropertyWithHooks<unknown>
  /** runs in `npm test`, where all of them together take some seconds */
  runs: number
}

/** @throws Error with the message when the claim does not hold; cheaper than an assertion library in ten million runs */
export function holds(claim: boolean, message: () => string): void {
  if (!claim) throw new Error(message())
}
