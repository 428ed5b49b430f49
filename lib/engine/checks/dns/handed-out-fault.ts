import type { HandedOutState } from '#lib/engine/facts/dns/handed-out.ts'
import type { ParamsOf } from '#lib/engine/findings/codes.ts'

type FaultCode =
  | 'dns.owner-cname-moved'
  | 'dns.record-proxied'
  | 'dns.record-misplaced'
  | 'dns.record-value-mistyped'
  | 'dns.record-value-differs'
  | 'dns.record-missing'

/** What is wrong with one record that was handed out: the code with its parameters. */
export type HandedOutFault = { [C in FaultCode]: { code: C; params: ParamsOf<C> } }[FaultCode]

/** The most particular fault of a record that is not in place; undefined where it is, or is on its way. Pure. */
export function handedOutFault(entry: HandedOutState): HandedOutFault | undefined {
  const { record, state, movedTo, slip, wildcard } = entry
  const common = { ...record, asked: entry.asked.join(', ') }
  const found = shortened(entry.found)
  if (movedTo !== undefined) return { code: 'dns.owner-cname-moved', params: { ...common, found: movedTo } }
  if (state === 'another-value')
    return slip
      ? { code: 'dns.record-value-mistyped', params: { ...common, slip, found } }
      : { code: 'dns.record-value-differs', params: { ...common, found } }
  if (state !== 'missing') return undefined
  return lostFault(entry, common) ?? { code: 'dns.record-missing', params: { ...common, wildcard: wildcard ?? null } }
}

function lostFault({ record, lost }: HandedOutState, common: typeof record & { asked: string }): HandedOutFault | undefined {
  if (!lost) return undefined
  if ('addresses' in lost)
    return { code: 'dns.record-proxied', params: { ...common, how: lost.kind, addresses: shortened(lost.addresses) } }
  const found = shortened([lost.value])
  const place = { ...common, how: lost.kind, at: record.name, foundType: record.type, found, zone: null, hiddenBy: null }
  const { kind: _kind, value: _value, ...where } = lost
  return { code: 'dns.record-misplaced', params: { ...place, ...where } }
}

/** Anybody may have put anything there. */
const shortened = (found: readonly string[]): string => found.join(' · ').slice(0, 300)
