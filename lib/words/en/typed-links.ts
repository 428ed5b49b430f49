import type { LinkChange } from '#lib/wizard/forms/typed-link.ts'

const sentences: Record<Exclude<LinkChange['code'], 'unwrapped'>, string> = {
  html: 'The address was taken out of the HTML around it.',
  entities: 'In the link, &amp; was put right: it comes from the source of the mail and means &.',
  'quoted-printable': 'In the link, =3D was put right: it comes from the source of the mail and means =.',
  'signs-around': 'Signs around the link that are no part of it were left out.',
}

/** What was done to a link that somebody typed. */
export const linkChangeWords = (change: LinkChange): string =>
  change.code === 'unwrapped'
    ? `${change.by} had put an address of its own around the link. The link inside was taken.`
    : sentences[change.code]

/** What to say of all links of a field, each thing once. */
export const linkChangesWords = (changes: readonly LinkChange[]): string[] => [...new Set(changes.map(linkChangeWords))]

/** Why a link is not taken, wherever it is typed. */
export const typedLinkFaults = {
  cut: (link: string) =>
    `The link “${link}” is cut short. Copy the whole address: right-click the link or the button in the mail, and choose to copy it.`,
  opaque: (by: string) =>
    `Only ${by} knows what is inside this link, as it has put an address of its own around it. Copy a link from a test mail in a mailbox that is not behind ${by}.`,
  ofEsp: (host: string, esp: string) =>
    `This link is on ${host}, which belongs to ${esp}: link branding is not applied to the mail that it comes from. Your CSM looks in ${esp} whether your link host is verified there, and is the one that is used for the domain in From. Then send a new test mail.`,
} as const
