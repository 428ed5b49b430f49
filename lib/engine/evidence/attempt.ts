import { z } from 'zod'
import { type FailureReason, failureReasons } from '#lib/engine/net/probe-error.ts'

/** The outcome of one probe: observed, failed with a reason, or skipped. */
export type Attempt<T> =
  | { state: 'observed'; value: T }
  | { state: 'failed'; reason: FailureReason; detail?: string }
  | { state: 'skipped'; reason: string }

/** Zod schema of an `Attempt` whose value has the given schema. */
export const attemptSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('observed'), value }),
    z.object({ state: z.literal('failed'), reason: z.enum(failureReasons), detail: z.string().optional() }),
    z.object({ state: z.literal('skipped'), reason: z.string() }),
  ])

/** Wraps a value that was observed. */
export const observed = <T>(value: T): Attempt<T> => ({ state: 'observed', value })

/** Says why nothing could be observed. */
export const failed = (reason: FailureReason, detail?: string): Attempt<never> =>
  detail === undefined ? { state: 'failed', reason } : { state: 'failed', reason, detail }

/** Says why nothing was tried. */
export const skipped = (reason: string): Attempt<never> => ({ state: 'skipped', reason })
