import type { HandOffRole } from '#lib/wizard/hand-over/model.ts'

/** The role in the middle of a sentence. */
export const handOffRoleWords: Record<HandOffRole, string> = { 'dns-admin': 'DNS admin', 'cdn-admin': 'CDN admin' }

const roleOf = (role: string | undefined): string => handOffRoleWords[role as HandOffRole] ?? ''

/** What happened to a hand-off, as lines of the history. */
export const handOffEventWords = {
  'hand-off-made': ({ role, to }) => `Link made for ${to} (${roleOf(role)})`,
  'hand-off-opened': ({ role, to }) => `${to} (${roleOf(role)}) opened the link`,
  'hand-off-done': ({ role, to }) => `${to} (${roleOf(role)}) said that it is done, and a check started`,
  'hand-off-revoked': ({ role, to }) => `Link of ${to} (${roleOf(role)}) taken back`,
} as const satisfies Record<string, (params: Record<string, string>) => string>

/** The page that an ended link leads to: the same for one that never was. */
export const handOverEndedWords = {
  title: 'This link does not work any more',
  lead: 'It has ended, was taken back, or was copied incompletely. Nothing is lost.',
  ask: 'Ask the person who sent it to you for a new link: it takes them a minute. If the link is still in your mail or chat, opening it once more in this browser may be all it needs.',
}

/** The sender's side: making, listing and taking back. */
export const handOverWords = {
  title: 'Hand tasks to an admin',
  lead: 'Make a link for the person who edits DNS or the CDN. It opens without a log-in, shows only what is theirs, and checks by itself.',
  open: { 'dns-admin': 'Make a link for the DNS admin', 'cdn-admin': 'Make a link for the CDN admin', any: 'Make a link for an admin' },
  role: 'For whom is it?',
  roles: {
    'dns-admin': { label: 'The DNS admin', hint: 'Sees the records to enter, and the one to change once it is safe.' },
    'cdn-admin': { label: 'The CDN admin', hint: 'Sees the guide for your CDN, and the rehearsal.' },
  } satisfies Record<HandOffRole, { label: string; hint: string }>,
  sentBy: 'Your name',
  sentByHint: 'So that the admin knows who asks.',
  sentTo: 'Name or mail address of the admin',
  sentToHint: 'We send nothing ourselves: you get the message, ready to be sent.',
  note: 'A line of your own (may stay empty)',
  button: 'Make the link',
  made: 'The link is ready. It is shown this once, so send it now.',
  url: 'Link',
  subject: 'Subject for a mail',
  text: 'Text for a mail',
  chat: 'For a chat',
  mailto: 'Open it in your mail program',
  listTitle: 'Links made for admins',
  for: (to: string, role: HandOffRole) => `${to}, ${handOffRoleWords[role]}`,
  madeAt: 'Made',
  by: 'by',
  opened: 'Opened',
  notOpened: 'Not opened yet',
  done: 'Said done',
  notDone: 'Not said done yet',
  until: 'Works until',
  progress: (done: number, of: number) => (of === 0 ? 'Nothing to do yet' : done === of ? 'All green' : `${done} of ${of} green`),
  ended: { revoked: 'Taken back', expired: 'Ended' },
  revoke: 'Take back',
  revokeOf: (to: string) => `the link of ${to}`,
  tooMany: 'Many links were made within the last hour. Wait a little, or send one of those that are open.',
  tooManyOpen: (most: number) => `${most} links are open already. Take one back that is not needed any more.`,
}
