import type { HostFacts } from './host-facts.ts'
import { cannot, condition, type Reason } from './reason.ts'

/**
 * Whether a certificate can be issued as DNS stands.
 * @param issuers CAA names of which one has to be let in; undefined where it may be any authority
 * @param certain false where only experience tells which authority it is
 */
export function issuingReasons({ caa, dnssec }: HostFacts, issuers: readonly string[] | undefined, certain = true): Reason[] {
  const signatures = dnssec !== null && dnssec !== 'holds' ? [cannot('dnssec-broken', { zone: dnssec.refused }, 'dnssec')] : []
  if (!caa) return signatures
  const failing = caa.failing.length > 0 ? [condition('caa-fails', { names: caa.failing.join(', ') }, 'caa')] : []
  return [...signatures, ...failing, ...caaReasons(caa, issuers, certain)]
}

function caaReasons(
  { at, records, allowed }: NonNullable<HostFacts['caa']>,
  issuers: readonly string[] | undefined,
  certain: boolean,
): Reason[] {
  if (at === null || allowed === null) return []
  const params = { at, records: records.join('; '), allowed: allowed.join(', ') }
  if (allowed.length === 0) return [cannot('caa-forbids-all', params, 'caa')]
  if (!issuers) return [condition('caa-limits', params, 'caa')]
  if (issuers.some((issuer) => allowed.includes(issuer))) return []
  const wanted = { ...params, wanted: issuers.join(', '), first: issuers[0] ?? '' }
  return [certain ? cannot('caa-forbids', wanted, 'caa') : condition('caa-may-forbid', wanted, 'caa')]
}
