import { z } from 'zod'
import { espIds } from '#lib/engine/target/target.ts'

/** What a link of a mail is used for: pressed, loaded, written out, or offered by the mail program itself. */
export const linkPlaces = ['link', 'image', 'text', 'header'] as const
export type LinkPlace = (typeof linkPlaces)[number]

/**
 * The parts of a mail that a link stands in. `outlook`: what Outlook alone reads (conditional
 * comments, VML). `attached`: a file that is no part of what is shown.
 */
export const mailParts = ['html', 'outlook', 'style', 'text', 'amp', 'watch', 'calendar', 'header', 'other', 'attached', 'raw'] as const
export type MailPart = (typeof mailParts)[number]

/** What of a mail could not be read, so that nobody takes the rest for the whole. */
export const unreadParts = [
  'cut',
  'ends-early',
  'structure',
  'no-text',
  'too-deep',
  'too-many-links',
  'too-many-parts',
  'long-link',
  'charset',
  'encoding',
  'encrypted',
  'tnef',
  'outlook-file',
  'attachment',
] as const
export type UnreadPart = (typeof unreadParts)[number]

/** Signs that a copy is not what was sent: it was forwarded or answered, or taken from a page that shows it. */
export const changeMarks = ['forwarded', 'page'] as const
export type ChangeMark = (typeof changeMarks)[number]

const mailLinkSchema = z.object({
  url: z.string(),
  place: z.enum(linkPlaces),
  /** every part that it stands in; absent in mails that were read before parts were told apart */
  parts: z.array(z.enum(mailParts)).optional(),
  /** ids of those who rewrote it on its way; `url` is what they had inside, where it could be read */
  via: z.array(z.string()).optional(),
  isOpaque: z.boolean().optional(),
  /** it begins with `//` or a host name: each mail program chooses the protocol; `url` has http */
  noScheme: z.boolean().optional(),
})

/** What is kept of a mail: its links and a few facts, never its text. */
export const mailSchema = z.object({
  fromDomain: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  /** the ESP that sent it, by its headers */
  esp: z.enum(espIds).nullable(),
  links: z.array(mailLinkSchema),
  unread: z.array(z.enum(unreadParts)),
  changed: z.array(z.enum(changeMarks)).optional(),
  /** how many mails were attached to it, and read */
  attachedMails: z.number().optional(),
})
export type Mail = z.infer<typeof mailSchema>
export type MailLink = z.infer<typeof mailLinkSchema>
