import { z } from 'zod'
import { linkChangeSchema } from '#lib/wizard/forms/typed-link.ts'

/** What the first look is at: the host of a link from a mail, or a domain that mail is sent from. Stored with its run. */
export const outlookInputSchema = z.object({
  /** in normal form */
  hostname: z.string(),
  given: z.enum(['link', 'domain']),
  /** what was done to the link that was typed */
  changes: z.array(linkChangeSchema).optional(),
})
export type OutlookInput = z.infer<typeof outlookInputSchema>

/** The stored input of a run, or null where it is none of ours. */
export const readOutlookInput = (input: unknown): OutlookInput | null => outlookInputSchema.safeParse(input).data ?? null
