import { randomBytes } from 'node:crypto'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type NameToday, nameToday } from '#lib/engine/facts/dns/today.ts'
import type { Verdict } from '#lib/engine/findings/finding.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { createSession, type OwnedSession } from '#lib/engine/probes/create-session.ts'
import { findAddress, probeToday, probeWebToday } from '#lib/engine/probes/dns/today.ts'
import type { Target } from '#lib/engine/target/target.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { blastRadius } from '#lib/wizard/records/blast-radius.ts'
import type { RadiusState } from '#lib/wizard/records/records-out.ts'
import { hostOf } from '#lib/wizard/records/records-out-view.ts'
import { type TodaySubject, todaySubjects } from '#lib/wizard/records/today-subjects.ts'
import type { RunRowView } from '#lib/wizard/view.ts'

const longestMs = 20_000

/**
 * Looks up, for each record and each link host, what answers at its name today; each one is
 * judged and handed over as soon as its answers are there.
 */
export async function observeToday(
  setup: SetupModel,
  target: Target,
  vantage: Vantage,
  { signal, onRow }: { signal: AbortSignal; onRow: (row: RunRowView) => void },
): Promise<{ rows: RunRowView[]; evidence: Evidence }> {
  const session = createSession(target, vantage, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]))
  const stranger = `w${randomBytes(8).toString('hex')}`
  try {
    const rows = await Promise.all(
      todaySubjects(setup).map(async (subject) => {
        const row = await look(session, subject, stranger)
        onRow(row)
        return row
      }),
    )
    return { rows, evidence: session.snapshot() }
  } finally {
    session.close()
  }
}

async function look(session: OwnedSession, subject: TodaySubject, stranger: string): Promise<RunRowView> {
  const { name, type } = subject
  const seen = (): NameToday | undefined => nameToday(session.snapshot(), name, type)
  await probeToday(session, name, type, stranger)
  const before = judge(subject, seen())
  const leads = seen()?.records.some((record) => ['A', 'AAAA', 'CNAME'].includes(record.type))
  const address = leads && before.state !== 'in-place' ? await findAddress(session, name) : undefined
  if (address && session.vantage.network.classify(address).allowed) await probeWebToday(session, name, address)
  const { state, lines } = judge(subject, seen())
  return { id: subject.id, group: 'records', title: `${type} ${name}`, verdict: verdicts[state], detail: lines.join(' '), finding: null }
}

const judge = (subject: TodaySubject, today: NameToday | undefined) => blastRadius(subject, today, today && hostOf(today))

const verdicts: Record<RadiusState, Verdict> = {
  'in-place': 'pass',
  free: 'pass',
  replaces: 'warn',
  stops: 'warn',
  impossible: 'fail',
  unknown: 'unknown',
}
