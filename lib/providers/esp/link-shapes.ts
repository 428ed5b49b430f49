/** What a link of an ESP is for, told by its path. */
export type EspLinkKind = 'click' | 'open' | 'unsubscribe'

/**
 * Paths that the ESPs write into mails. SendGrid: `/ls/click`, `/wf/click`, `/ss/c/`, each also
 * behind `/uni`, `/ss/o/`, `/wf/open`, `/asm/`; SparkPost: `/f/…~~/`, `/q/…~~/`; SES: `/L0/`, `/CL0/`, `/I0/`.
 */
const shapes: readonly [EspLinkKind, RegExp][] = [
  ['click', /^\/(uni\/)?((ls|wf)\/click|ss\/c\/)/],
  ['click', /^\/f\/[^/]+\/[^/]*~~\//],
  ['click', /^\/C?L0\//],
  ['open', /^\/(wf\/open|ss\/o\/)/],
  ['open', /^\/q\/[^/]*~~\//],
  ['open', /^\/I0\//],
  ['unsubscribe', /^\/(asm\/|wf\/unsubscribe)/],
]

/** What a path is for where it has the shape of an ESP's; whose link host it is on is not asked. */
export const espLinkKind = (path: string): EspLinkKind | undefined => shapes.find(([, shape]) => shape.test(path))?.[0]
