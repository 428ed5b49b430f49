import type { Store } from '#lib/engine/facts/tls/root-stores.ts'
import { formatMoment } from './time.ts'

const storeNames: Record<Store, string> = {
  chrome: 'Chrome',
  mozilla: 'Mozilla',
  apple: 'Apple',
  microsoft: 'Microsoft',
  android: 'Android',
}

const list = (stores: readonly Store[]): string => stores.map((store) => storeNames[store]).join(', ')

/** What a certificate is, in lines. */
export const certificateClaimWords = {
  number: (number: number) => `Certificate ${number}`,
  names: (names: readonly string[], more: number) => `For ${names.join(', ')}${more > 0 ? ` and ${more} more, in the evidence` : ''}`,
  allNames: (names: readonly string[]) => `All names: ${names.join(', ')}`,
  issuer: (issuer: string, organization: string | null) =>
    organization && organization !== issuer ? `Issued by ${issuer} (${organization})` : `Issued by ${issuer}`,
  dates: (from: string, until: string, days: number) =>
    days < 0
      ? `Valid from ${formatMoment(from)} until ${formatMoment(until)}: it has ended`
      : `Valid from ${formatMoment(from)} until ${formatMoment(until)} (${days} days left)`,
  trusted: (trusting: readonly Store[], refusing: readonly Store[]) =>
    `Trusted by the root stores of ${list(trusting)}${refusing.length === 0 ? '' : `; not by ${list(refusing)}`}`,
  // A certificate that browsers refuse may well end at a root that they hold.
  rooted: (trusting: readonly Store[], refusing: readonly Store[]) =>
    `Its root is in the stores of ${list(trusting)}${refusing.length === 0 ? '' : `; not of ${list(refusing)}`}`,
  unrooted: (stores: readonly Store[]) => `It leads to no root in the stores of ${list(stores)}`,
  ownRoot: (root: string) => `Trusted by the root ${root}, which was added here; no public root store holds it`,
  addresses: (addresses: readonly string[]) => `Shown at ${addresses.join(', ')}`,
} as const

/** What stands below a claim. */
export const claimLines = {
  warning: (title: string) => `Warning: ${title}`,
  problem: (title: string) => `Found: ${title}`,
  unseen: (question: string) => `Could not be seen: ${question}`,
  changed: 'An answer has changed since the last check, so that it says nothing about what counts now.',
  old: (at: string) => `Last looked at ${at}, over a day ago.`,
  lastGood: (at: string) => `Last proven ${at}.`,
} as const
