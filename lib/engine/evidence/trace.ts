import { z } from 'zod'
import { evidenceSchema } from './evidence.ts'

/**
 * How a walk along a link ended:
 * `answered` the last address gave an answer that leads nowhere further;
 * `untrusted` its certificate would stop a browser, so nothing was sent;
 * `no-address` its name has none; `not-public` it has, and none that may be dialled;
 * `no-connection`, `no-answer` nobody took the connection, or nothing came back;
 * `not-followed` the answer leads to what is no web address, or one that is not asked here;
 * `loop` it leads to an address that was asked before; `too-many` there were more redirects than are followed;
 * `out-of-time` our own time was over.
 */
export const traceEnds = [
  'answered',
  'untrusted',
  'no-address',
  'not-public',
  'no-connection',
  'no-answer',
  'not-followed',
  'loop',
  'too-many',
  'out-of-time',
] as const
export type TraceEnd = (typeof traceEnds)[number]

/** One address on the way, with all that was seen of its host: evidence of the same form as a check's. */
export const traceHopSchema = z.object({ url: z.string(), evidence: evidenceSchema })
export type TraceHop = z.infer<typeof traceHopSchema>

/** A link followed from one redirect to the next. */
export const traceSchema = z.object({
  schema: z.literal(1),
  url: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  hops: z.array(traceHopSchema),
  end: z.enum(traceEnds),
  /** where the last answer leads and nobody was asked; as it was sent where it is no web address */
  next: z.string().nullable(),
})
export type Trace = z.infer<typeof traceSchema>
