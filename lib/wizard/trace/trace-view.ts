import type { Trace } from '#lib/engine/evidence/trace.ts'
import type { ReportVerdict } from '#lib/wizard/view.ts'
import { traceHeadlines } from '#lib/words/en/x-ray-faults.ts'
import { hopView } from './hop-view.ts'
import { type JudgedHop, judgeHops } from './judge.ts'
import { shownUrl } from './shown-url.ts'
import type { TraceVerdict, TraceView } from './view.ts'

/** A followed link as it is shown. Pure. @param linkHosts the setup's */
export function traceView(trace: Trace, linkHosts: readonly string[]): TraceView {
  const judged = judgeHops(trace, linkHosts)
  const verdict = traceVerdict(judged, linkHosts)
  return {
    url: shownUrl(trace.url),
    verdict,
    headline: traceHeadlines[verdict](judged.at(-1)?.url.hostname ?? ''),
    hops: judged.map((hop, index) => hopView(hop, index + 1, linkHosts)),
  }
}

function traceVerdict(judged: readonly JudgedHop[], linkHosts: readonly string[]): TraceVerdict {
  const last = judged.at(-1)
  if (!last) return 'unknown'
  const ended = last.faults.find(({ code }) => code !== 'still-http' && code !== 'downgrade')
  if (ended?.verdict === 'unknown') return 'unknown'
  const [first] = judged
  if (ended?.verdict === 'fail' && (last.onClickPath || !first?.onClickPath)) return 'broken'
  if (ended) return ended.code === 'page-fault' ? 'page-fault' : ended.verdict === 'fail' ? 'dead-end' : 'not-followed'
  if (!judged.some(({ url }) => linkHosts.includes(url.hostname))) return 'lands-untracked'
  return judged.some(({ onClickPath, url }) => onClickPath && url.protocol === 'http:') ? 'lands-http' : 'lands'
}

/** What several links together come to, in the terms of every run: the worst of them. */
export function tracesVerdict(traces: readonly Trace[], linkHosts: readonly string[]): ReportVerdict {
  const verdicts = traces.map((trace) => traceVerdict(judgeHops(trace, linkHosts), linkHosts))
  if (verdicts.includes('broken')) return 'not-ready'
  return verdicts.length === 0 || verdicts.includes('unknown') ? 'could-not-check' : 'ready'
}
