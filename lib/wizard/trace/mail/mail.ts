import { z } from 'zod'
import { espIds } from '#lib/engine/target/target.ts'

/** Where a link stands in a mail. */
export const linkPlaces = ['link', 'image', 'text', 'header'] as const
export type LinkPlace = (typeof linkPlaces)[number]

/** What of a mail could not be read, so that nobody takes the rest for the whole. */
export const unreadParts = ['cut', 'ends-early', 'structure', 'no-text', 'too-deep', 'too-many-links'] as const
export type UnreadPart = (typeof unreadParts)[number]

/** What is kept of a mail: its links and a few facts, never its text. */
export const mailSchema = z.object({
  fromDomain: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  /** the ESP that sent it, by its headers */
  esp: z.enum(espIds).nullable(),
  links: z.array(z.object({ url: z.string(), place: z.enum(linkPlaces) })),
  unread: z.array(z.enum(unreadParts)),
})
export type Mail = z.infer<typeof mailSchema>
export type MailLink = Mail['links'][number]
