import type { CheckWords } from '#lib/words/types.ts'

/** What each check of this area asks, keyed by check id. */
export const cdnCheckWords = {
  'cdn.provider': { question: 'What stands in front of the ESP?', passed: 'It is recognised, and the one chosen.' },
  'cdn.product-lifecycle': { question: 'Is the product here to stay?', passed: 'No end date is known.' },
  'cdn.stacked-edges': { question: 'Does one CDN do the work alone?', passed: 'One CDN, and nothing behind it but the ESP.' },
  'cdn.host-name': { question: 'Does the CDN know the link host?', passed: 'The CDN serves the name.' },
  'cdn.access-rules': { question: 'Is every visitor let through?', passed: 'No firewall, challenge or password stands in the way.' },
  'cdn.route': { question: 'Are the paths of links sent on?', passed: 'The edge forwards them.' },
  'cdn.origin-connection': { question: 'Does the edge reach its origin?', passed: 'The origin answers the edge.' },
  'cdn.origin-identity': { question: 'Is it the right ESP that answers?', passed: "The answer is the ESP's own." },
} as const satisfies Record<string, CheckWords>
