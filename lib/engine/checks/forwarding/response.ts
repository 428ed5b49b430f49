import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Unreadable } from '#lib/engine/facts/forwarding/unreadable.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { curl } from '#lib/engine/findings/reproduce.ts'
import { cut } from './summary.ts'

/** Is what comes back over a connection that stands an answer in HTTP at all? */
export const response = defineCheck({
  id: 'forwarding.response',
  needs: ['unreadable'],
  codes: ['forwarding.response-not-http', 'forwarding.response-malformed'],
  judge({ unreadable }) {
    const found = unreadable.map(diagnosisOf)
    const [first, ...others] = found
    if (!first) return { verdict: 'pass' }
    return { verdict: found.some(({ code }) => code === 'forwarding.response-not-http') ? 'fail' : 'warn', diagnoses: [first, ...others] }
  },
})

/**
 * Chromium takes a bare LF for a line's end, and lets Transfer-Encoding win over a Content-Length (its
 * HttpStreamParser); two lengths that differ it refuses. What can be either is no proof that browsers refuse it.
 */
const isRead = ({ kind, got }: Unreadable): boolean =>
  kind === 'line-ends' ||
  // Our bound is 64 KiB, Chromium's 256 KiB.
  kind === 'headers-too-large' ||
  (kind === 'two-lengths' && (/transfer-encoding/i.test(got) || saysOneLength(got)))

/** The same length twice is one length to browsers (RFC 9110, 8.6). */
function saysOneLength(got: string): boolean {
  const lengths = [...got.matchAll(/content-length: ?(\d+)/gi)].map(([, length]) => Number(length))
  return lengths.length > 1 && new Set(lengths).size === 1
}

function diagnosisOf(unreadable: Unreadable): Diagnosis {
  const { exchange, kind, got } = unreadable
  const { scheme, host, path, address, id } = exchange
  const params = { scheme, kind, got: cut(got, 160) || '–' }
  const code = isRead(unreadable) ? 'forwarding.response-malformed' : 'forwarding.response-not-http'
  return { code, params, evidence: [id], reproduce: [curl(`${scheme}://${host}${path}`, address)] }
}
