import type { TraceHop } from '#lib/engine/evidence/trace.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { hopWords } from '#lib/words/en/x-ray.ts'
import { responseOf } from './judge.ts'
import { shownUrl } from './shown-url.ts'

/**
 * The lines of a walk that goes on: one for each address asked, and one for the address
 * that is being asked. Pure.
 * @param link which of the run's links, from 0
 */
export function liveHops(link: number, hops: readonly TraceHop[], asking: string | null): RunRowView[] {
  const rows = hops.map((hop, index): RunRowView => {
    const response = responseOf(hop)
    const detail = response ? hopWords.got(response.status, hop.evidence.durationMs) : hopWords.noAnswer
    return row(`${link}.${index}`, hop.url, response ? 'pass' : 'unknown', detail)
  })
  return asking === null ? rows : [...rows, row(`${link}.${hops.length}`, asking, 'not-checked', hopWords.asking)]
}

const row = (id: string, url: string, verdict: RunRowView['verdict'], detail: string): RunRowView => ({
  id,
  group: 'trace',
  title: shownUrl(url).short,
  verdict,
  detail,
  finding: null,
})
