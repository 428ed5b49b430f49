import { z } from 'zod'
import { traceSchema } from '#lib/engine/evidence/trace.ts'
import { linkChangeSchema } from '#lib/wizard/forms/typed-link.ts'
import { mailSchema } from './mail/mail.ts'

/** Links that one run follows, side by side. */
export const mostLinksOfRun = 3

/** Links in mails are keys of their readers: what was looked through is deleted after so many days. */
export const keptTraceDays = 30

/** What a run of the kind `trace` was asked for: links to be followed, or a mail, which is read before it is stored. */
export const traceInputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('links'),
    urls: z.array(z.string()).min(1).max(mostLinksOfRun),
    /** what was done to the link that was typed */
    changes: z.array(linkChangeSchema).optional(),
  }),
  z.object({ kind: z.literal('mail'), mail: mailSchema }),
])
export type TraceInput = z.infer<typeof traceInputSchema>

/** What it brought; a mail's run has none. */
export const traceResultSchema = z.object({ traces: z.array(traceSchema) })
export type TraceResult = z.infer<typeof traceResultSchema>
