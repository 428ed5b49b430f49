import type { forwardingCodes } from '#lib/engine/findings/codes-forwarding.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { sentence } from './forwarding-settings.ts'

type DirectCode =
  | 'forwarding.answer-differs-from-esp'
  | 'forwarding.served-by-another-region'
  | 'forwarding.answers-vary'
  | 'forwarding.esp-does-not-answer'

/** Where the edge's answer and the ESP's own are not the same, and nothing more telling explains it. */
export const directFindings: FindingCatalogue<DirectCode & keyof typeof forwardingCodes> = {
  'forwarding.answer-differs-from-esp': ({ seen, direct, what }, { hostname, edgeName, espName, espTarget }) => ({
    title: sentence(`${edgeName} gives another answer than ${espName}`),
    found: `Through ${edgeName} the ${what} answers ${seen}. Asked directly, with the same name and path, ${espName} answers ${direct}.`,
    expected: `The answer of ${espName}, unchanged.`,
    why: `The ${what} is good, and ${espName} knows it: what goes wrong happens between the visitor and ${espName}.`,
    fix: `In ${edgeName}, compare in this order what leaves for the origin: the origin itself (${espTarget}), the Host header (${hostname}), path and query byte for byte; then rules, functions and firewall that touch this host.`,
  }),
  'forwarding.served-by-another-region': ({ seen, direct, other, told }, { espName, edgeName }) => ({
    title: `The link belongs to another region of ${espName}`,
    found: sentence(`${edgeName} and ${other} both answer ${seen}; ${told}, which this setup names, answers ${direct}.`),
    expected: `A setup that names the host of ${espName} that Braze handed out for this link host.`,
    why: `Links come through, but to another place than this setup says, so nothing can be proven against ${told}.`,
    fix: `Ask your CSM whether the account is at ${other} or at ${told}, and correct the region (or the record from Braze) in this setup. Only if ${told} is right, change the origin in ${edgeName}.`,
  }),
  'forwarding.answers-vary': ({ first, second }, { edgeName, espTarget }) => ({
    title: 'The same link is answered now well, now with an error',
    found: sentence(`${edgeName} answers ${first}, and to the same link a moment later ${second}.`),
    expected: 'The same answer each time.',
    why: 'Something is changing just now, or one of several machines fails. Neither “works” nor “broken” would be true.',
    fix: `Check again in some minutes. If it lasts, look in ${edgeName} for errors towards ${espTarget}, and for a machine or place that is set up otherwise than the rest.`,
  }),
  'forwarding.esp-does-not-answer': ({ seen, direct }, { espName, edgeName, espTarget }) => ({
    title: `${espName} itself does not answer`,
    found: `Asked directly, ${espTarget}: ${direct}. Through ${edgeName}: ${seen}.`,
    expected: `An answer of ${espName}, to compare with.`,
    why: `This says nothing about your setup: while ${espName} is out of order or out of reach, nothing can be proven.`,
    fix: `Wait, and check again in some minutes. If it lasts, ask your CSM about ${espName}.`,
  }),
}
