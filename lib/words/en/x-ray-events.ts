/** What the click-path X-ray adds to a setup's history. */
export const xRayEventWords = {
  'mail-read': ({ from }) => `Test mail from ${from} read by the click-path X-ray`,
} as const satisfies Record<string, (params: Record<string, string>) => string>
