import type { Owner } from '#lib/engine/findings/code.ts'
import type { Area } from '#lib/engine/findings/finding.ts'
import type { RunVerdict } from '#lib/engine/run/readiness.ts'

/** Sentences around the findings: in the terminal, on pages and in the summary. */
export const reportWords = {
  areas: { dns: 'DNS', cdn: 'CDN', tls: 'Certificate', forwarding: 'Forwarding' } satisfies Record<Area, string>,
  owners: {
    'dns-admin': 'your DNS admin',
    'cdn-admin': 'your CDN admin',
    marketer: 'you',
    csm: 'your CSM',
    wait: 'nobody: time does it',
    us: 'us',
  } satisfies Record<Owner, string>,
  verdicts: {
    ready: 'Ready',
    'not-ready': 'Not ready',
    'could-not-check': 'Could not check',
  } satisfies Record<RunVerdict, string>,
  notLookedAt: 'Not looked at yet.',
  heldBack: (cause: string) => `Held back until this is mended: ${cause}`,
  theCdn: 'the CDN',
  yourProxy: 'your proxy',
} as const
