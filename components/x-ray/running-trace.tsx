import { VerdictTag } from '#components/run/verdict-tag.tsx'
import type { XRayResultView } from '#lib/wizard/trace/view.ts'
import { runWords } from '#lib/words/en/ui.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { LiveTrace } from './live-trace.tsx'

const tags = {
  pass: <VerdictTag verdict="pass" />,
  warn: <VerdictTag verdict="warn" />,
  fail: <VerdictTag verdict="fail" />,
  unknown: <VerdictTag verdict="unknown" />,
  'not-applicable': <VerdictTag verdict="not-applicable" />,
  'not-checked': <VerdictTag verdict="not-checked" />,
}

/** Links that are being followed. */
export function RunningTrace({ run, links }: { run: NonNullable<XRayResultView['run']>; links: number }) {
  return (
    <div className="flex flex-col gap-4">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
        <p>{runWords.refreshes}</p>
      </noscript>
      <LiveTrace about={words.following(links)} streamHref={run.streamHref} hops={run.hops} tags={tags} finished={words.finished} />
    </div>
  )
}
