/** What the click-path X-ray adds to a setup's history. */
export const xRayEventWords = {
  'mail-read': ({ from }) => `Test mail from ${from} read by the click-path X-ray`,
} as const satisfies Record<string, (params: Record<string, string>) => string>

const outcomes: Readonly<Record<string, string>> = { ready: 'the click path works', 'not-ready': 'it breaks on the way' }

/** What a followed link came to, as a line of the history. */
export const xRayFinished = (hostname: string | undefined, verdict: string | undefined): string =>
  `Click-path X-ray of a link on ${hostname} finished: ${outcomes[verdict ?? ''] ?? 'could not tell'}`
