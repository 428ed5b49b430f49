import type { setupCodes } from '#lib/engine/findings/codes-setup.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { checkWords } from './checks.ts'

/** The question of a check that could not be answered, as part of a sentence. */
const questionOf = (check: string): string => checkWords[check]?.question ?? check

/** What concerns the setup as a whole, and ourselves. */
export const setupFindings: FindingCatalogue<keyof typeof setupCodes> = {
  'setup.link-host-not-covered': ({ hosts }) => ({
    title: hosts ? 'Another link host of the SendGrid account is not ready' : 'Not every link host of the SendGrid account is listed',
    found: hosts ? `Not ready: ${hosts}.` : 'Nobody has confirmed yet that the list of link hosts is complete.',
    expected: 'Every link host of the account is listed, and every one of them is ready.',
    why: 'SendGrid switches SSL for the whole account at once: links on a host that is left out break in that moment.',
    fix: hosts
      ? `Finish ${hosts} before SSL is requested.`
      : 'Look up the link hosts of every workspace and sending domain of the account, add them in step 1, and confirm that the list is complete.',
  }),
  'setup.esp-managed-tls-possible': ({ target, held }, { hostname, espName }) => ({
    title: held ? `${espName} holds the certificate for ${hostname} itself` : `${espName} could hold the certificate itself`,
    found: held
      ? `${hostname} leads straight to ${target}, which shows a certificate for it.`
      : `The record from Braze leads to ${target}, a host at which ${espName} can hold certificates of its customers' names.`,
    expected: 'A decision with your CSM: the ESP holds the certificate, or a CDN does.',
    why: 'Where the ESP holds the certificate, no CDN is needed in front of it.',
    fix: held
      ? 'Ask your CSM whether it is to stay so. Then nothing more has to be set up.'
      : `Ask your CSM whether ${espName} can hold the certificate for ${hostname}, before you set up a CDN.`,
  }),
  'checker.could-not-check': ({ what, reason }, { hostname }) => ({
    title: 'We could not check this',
    found: `${questionOf(what)} We had no way to see it from here (${reason}).`,
    expected: 'Working resolvers and a working network on our side.',
    why: `This says nothing about ${hostname}: the fault is with us.`,
    fix: 'Check again in some minutes. If it lasts, tell us.',
  }),
  'checker.resolver-not-believed': ({ name, resolvers }) => ({
    title: 'One of our own resolvers cannot be believed',
    found: `For ${name} we got ${resolvers}. That is no answer of its zone: networks that filter names or ask for a sign-in answer so.`,
    expected: 'From each of our resolvers what the zone says.',
    why: `What this resolver says was left out. It says nothing about ${name}, and what was found rests on the others.`,
    fix: 'Nothing for you to do. It concerns the network that we ask from.',
  }),
}
