import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { type Assessment, assess } from './assess.ts'
import { gather } from './gather.ts'

export interface RunOptions {
  /** ends the run early; what was seen so far is judged */
  signal?: AbortSignal
  /** called after each stage with all that was seen so far */
  onProgress?: (evidence: Evidence) => void
}

/** One run: gathers evidence of the target and judges it. Never throws for what a peer does. */
export async function runCheck(
  target: Target,
  vantage: Vantage,
  options: RunOptions = {},
): Promise<{ evidence: Evidence; assessment: Assessment }> {
  const evidence = await gather(target, vantage, options)
  return { evidence, assessment: assess(evidence) }
}
