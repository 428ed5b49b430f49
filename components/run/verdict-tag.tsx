import type { IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { Area, Verdict } from '#lib/engine/findings/finding.ts'
import type { AreaStatus, FindingView, HostState } from '#lib/wizard/view.ts'
import { areaStatusWords, areaWords, hostStateWords, stepStateWords, verdictWords } from '#lib/words/en/ui.ts'

export const verdictLooks: Record<Verdict | 'not-checked', { tone: Tone; icon: IconName }> = {
  pass: { tone: 'good', icon: 'good' },
  warn: { tone: 'care', icon: 'care' },
  fail: { tone: 'bad', icon: 'bad' },
  unknown: { tone: 'plain', icon: 'unknown' },
  'not-applicable': { tone: 'plain', icon: 'none' },
  'not-checked': { tone: 'plain', icon: 'todo' },
}

/** The outcome of one check. */
export function VerdictTag({ verdict }: { verdict: Verdict | 'not-checked' }) {
  return <StatusTag {...verdictLooks[verdict]}>{verdictWords[verdict]}</StatusTag>
}

/** The same of what was found: what only time mends is nobody's fault. */
export const FindingTag = ({ finding: { verdict, owner } }: { finding: Pick<FindingView, 'verdict' | 'owner'> }) =>
  owner === 'wait' && verdict === 'fail' ? (
    <StatusTag tone="care" icon="waiting">
      {stepStateWords.waiting}
    </StatusTag>
  ) : (
    <VerdictTag verdict={verdict} />
  )

const areaLooks: Record<AreaStatus, { tone: Tone; icon: IconName }> = {
  ok: verdictLooks.pass,
  warning: verdictLooks.warn,
  error: verdictLooks.fail,
  unknown: verdictLooks.unknown,
}

/** DNS, CDN, certificate and forwarding, each with a state of its own: one may be fine while another is not. */
export function AreaStates({ areas }: { areas: Record<Area, AreaStatus> }) {
  return (
    <div className="@container">
      <dl className="grid divide-y divide-line rounded-md border border-line @2xl:grid-cols-4 @2xl:gap-3 @2xl:divide-y-0 @2xl:rounded-none @2xl:border-0">
        {(Object.keys(areas) as Area[]).map((area) => (
          <div
            key={area}
            className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 px-3.5 py-2.5 @2xl:flex-col @2xl:items-start @2xl:rounded-md @2xl:border @2xl:border-line"
          >
            <dt className="text-sm text-muted">{areaWords[area]}</dt>
            <dd>
              <StatusTag {...areaLooks[areas[area]]}>{areaStatusWords[areas[area]]}</StatusTag>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const hostLooks: Record<HostState, { tone: Tone; icon: IconName; turning?: boolean }> = {
  ready: { tone: 'good', icon: 'good' },
  'not-ready': { tone: 'bad', icon: 'bad' },
  'could-not-check': { tone: 'plain', icon: 'unknown' },
  'not-checked': { tone: 'plain', icon: 'todo' },
  checking: { tone: 'info', icon: 'working', turning: true },
  outdated: { tone: 'care', icon: 'waiting' },
}

/** Where a link host stands. */
export function HostTag({ state }: { state: HostState }) {
  return <StatusTag {...hostLooks[state]}>{hostStateWords[state]}</StatusTag>
}
