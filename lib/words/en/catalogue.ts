import type { Severity } from '#lib/engine/findings/code.ts'

/** The page that lists every check and every diagnosis. */
export const catalogueWords = {
  title: 'Everything that is checked',
  lead: (checks: number, codes: number) =>
    `The wizard asks ${checks} questions about a link host and has ${codes} answers to what can be wrong. Each one says who acts and what to do.`,
  example: 'The sentences are those of a check of link.mail.example.com with SendGrid; on your own report they name what was really seen.',
  areaFilter: 'Area',
  ownerFilter: 'Who acts',
  all: 'All',
  passed: 'When all is well:',
  elsewhere: 'It may also say:',
  found: 'For example',
  none: 'Nothing in this area is for them to do.',
  severities: { blocker: 'Blocker', warning: 'Warning', info: 'Note' } satisfies Record<Severity, string>,
  severitiesLead: 'A blocker keeps a host from being ready. A warning should be mended, but links work. A note is for your information.',
}
