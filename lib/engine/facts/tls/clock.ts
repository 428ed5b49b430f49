import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'

/** Our clock against the others': seconds that it is ahead (negative: behind); null where no server told the time. */
export interface Clock {
  aheadSeconds: number | null
  /** whether it is so far off that dates of certificates cannot be judged */
  isOff: boolean
}

// Far above what a run lasts and what clocks drift, far below what matters to a certificate.
const toleratedSeconds = 300

/**
 * Compares our time with the Date headers (RFC 9110, 6.6.1) of what was answered, Age
 * added where a cache answered. One server that agrees with us is enough; where all
 * differ, the ESP's own host is believed, or two addresses that agree with each other.
 */
export function clockOf(evidence: Evidence): Clock {
  const ours = Date.parse(evidence.startedAt) / 1000
  const told = evidence.http.flatMap((exchange) => {
    const theirs = timeTold(exchange)
    return theirs === undefined ? [] : [{ exchange, ahead: ours - theirs }]
  })
  const [nearest] = told.toSorted((a, b) => Math.abs(a.ahead) - Math.abs(b.ahead))
  if (!nearest) return { aheadSeconds: null, isOff: false }
  const agreeing = told.filter(({ ahead }) => Math.abs(ahead - nearest.ahead) <= toleratedSeconds)
  const believed =
    agreeing.some(({ exchange }) => exchange.role === 'origin') || new Set(agreeing.map(({ exchange }) => exchange.address)).size > 1
  return { aheadSeconds: Math.round(nearest.ahead), isOff: believed && Math.abs(nearest.ahead) > toleratedSeconds }
}

function timeTold({ attempt }: HttpExchange): number | undefined {
  if (attempt.state !== 'observed') return undefined
  const header = (name: string) => attempt.value.headers.find(([key]) => key.toLowerCase() === name)?.[1]
  const date = Date.parse(header('date') ?? '') / 1000
  const age = Number(header('age') ?? 0)
  return Number.isFinite(date) && Number.isFinite(age) ? date + age : undefined
}
