import { isWithin } from '#lib/engine/evidence/dns-answers.ts'
import { namesUpToRegistered } from '#lib/engine/target/domain-names.ts'
import type { HandedOutRecord } from '#lib/engine/target/target.ts'
import { isAddress, urlHost } from './alias-target.ts'
import { comparable, normalName } from './same-value.ts'

/** How a value was spoilt on its way into the panel. */
export type ValueSlip = 'url' | 'own-domain-appended' | 'truncated' | 'ip-address'

const shortestRemains = 4

/**
 * What happened to a value that stands in place of the one that was handed out, where it is a
 * known slip: a URL for a host name, the customer's own zone behind it (no last dot), its end
 * or its beginning missing, an address for a name. Pure.
 */
export function valueSlipOf({ name, type, value }: HandedOutRecord, data: string): ValueSlip | undefined {
  const [found, wanted] = [comparable(type, data), comparable(type, value)]
  if (type === 'TXT') return isBeginning(found, wanted) ? 'truncated' : undefined
  if (type !== 'CNAME' && type !== 'MX') return undefined
  const bare = withoutOwnZone(found, name)
  for (const text of new Set([found, ...bare])) {
    if (urlHost(text) !== undefined) return 'url'
    if (isAddress(text)) return 'ip-address'
  }
  if (bare.includes(wanted)) return 'own-domain-appended'
  return [found, ...bare].some((text) => isBeginning(text, wanted) || isEnd(text, wanted)) ? 'truncated' : undefined
}

/** The value without the end that a panel may have appended: the zone, or any name above the record's. */
const withoutOwnZone = (value: string, name: string): string[] =>
  namesUpToRegistered(normalName(name))
    .filter((suffix) => value !== suffix && isWithin(value, suffix))
    .map((suffix) => value.slice(0, -suffix.length - 1))

/** Dots that stand for the rest count as the cut. */
function isBeginning(text: string, whole: string): boolean {
  const rest = text.replace(/(\\\.|\.|…|\\226\\128\\166)+$/, '')
  return rest.length >= shortestRemains && rest !== whole && whole.startsWith(rest)
}

const isEnd = (text: string, whole: string): boolean => text.split('.').length > 2 && whole.endsWith(`.${text}`)
