import { handshake } from '#lib/engine/checks/tls/handshake.ts'
import { trust } from '#lib/engine/checks/tls/trust.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Trace, TraceHop } from '#lib/engine/evidence/trace.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { probeTrace } from '#lib/engine/probes/trace.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { judge } from './judge.ts'

export interface TraceLinkOptions {
  signal: AbortSignal
  onStep?: (hops: readonly TraceHop[], asking: string | null) => void
}

/** Follows a link as far as a browser would go by our rules for certificates; see `probeTrace`. */
export function traceLink(url: URL, base: Target, vantage: Vantage, options: TraceLinkOptions): Promise<Trace> {
  return probeTrace(url, base, vantage, { ...options, trusts: isTrusted })
}

/** Where our own rules cannot tell, a browser goes on. */
const isTrusted = (evidence: Evidence): boolean => !judge(evidence, [handshake, trust]).some(({ verdict }) => verdict === 'fail')
