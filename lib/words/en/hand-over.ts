import type { HandOffRole } from '#lib/wizard/hand-over/model.ts'

/** The role in the middle of a sentence. */
export const handOffRoleWords: Record<HandOffRole, string> = { 'dns-admin': 'DNS admin', 'cdn-admin': 'CDN admin' }

const roleOf = (role: string | undefined): string => handOffRoleWords[role as HandOffRole] ?? ''

/** What happened to a hand-off, as lines of the history. */
export const handOffEventWords = {
  'hand-off-made': ({ role, to }) => `Link made for ${to} (${roleOf(role)})`,
  'hand-off-opened': ({ role, to }) => `${to} (${roleOf(role)}) opened the link`,
  'hand-off-done': ({ role, to }) => `${to} (${roleOf(role)}) said that it is done, and a check started`,
  'hand-off-revoked': ({ role, to }) => `Link of ${to} (${roleOf(role)}) revoked`,
} as const satisfies Record<string, (params: Record<string, string>) => string>

/** The page that an ended link leads to: the same for one that never was. */
export const handOverEndedWords = {
  title: 'This link does not work any more',
  lead: 'It has ended, was taken back, or was copied incompletely. Nothing is lost.',
  ask: 'Ask the person who sent it to you for a new link: it takes them a minute. If the link is still in your mail or chat, opening it once more in this browser may be all it needs.',
}
