import { z } from 'zod'

/** The kinds of run that are repeated by themselves. */
export const lookKinds = ['records', 'rehearsal', 'check'] as const
export type LookKind = (typeof lookKinds)[number]
export const isLookKind = (kind: string): kind is LookKind => (lookKinds as readonly string[]).includes(kind)

/** One thing that is looked at again: the records, or a link host in one of two ways. */
export interface LookSubject {
  kind: LookKind
  /** null for the records */
  linkHostId: string | null
}

/**
 * What is kept with a run that nobody pressed a button for. `looks`: how many a page had
 * asked for before it, one soon after the other; 0 for the server's own.
 */
const lookSchema = z.object({ by: z.enum(['page', 'schedule']), looks: z.number().int().min(0) })
export type Look = z.infer<typeof lookSchema>

/** The `input` of such a run. */
export const lookInput = (look: Look) => ({ look })

/** Whether a run was started by a page or by the schedule, and which; null for one that somebody asked for. */
export const readLook = (input: unknown): Look | null => z.object({ look: lookSchema }).safeParse(input).data?.look ?? null

/** What is kept of a finished run for those that come after it. */
const resultSchema = z.object({
  /** names whose answer at the zone's own servers has changed, and when every cache must have forgotten what stood there before */
  changes: z.array(z.object({ name: z.string(), answer: z.string(), agreeBy: z.string() })),
  /** resolvers that hold an old answer: when the first and the last of those asked let go (RFC 3339, UTC), and whether nothing else is the matter */
  caches: z.object({ first: z.string(), last: z.string(), only: z.boolean() }).nullable(),
  /** the same was found the time before */
  same: z.boolean(),
})
export type LookResult = z.infer<typeof resultSchema>

/** What was kept of a run; null for one of another kind, or of before. */
export const readResult = (result: unknown): LookResult | null => resultSchema.safeParse(result).data ?? null

/** Where a subject stands, for a page that shows it. */
export interface LookState {
  /** the newest finished run: another one than the page shows means news; null while one is under way */
  run: string | null
  /** a run is under way */
  looking: boolean
  /** milliseconds until the page may ask again; null: nothing is waited for */
  nextInMs: number | null
}
