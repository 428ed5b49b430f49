import { Notice, type NoticeTone } from '#components/ui/notice.tsx'
import type { TraceVerdict, TraceView } from '#lib/wizard/trace/view.ts'
import { HopCard } from './hop-card.tsx'
import { ShownAddress } from './shown-address.tsx'

const tones: Record<TraceVerdict, NoticeTone> = {
  lands: 'good',
  'lands-http': 'care',
  'lands-untracked': 'info',
  'page-fault': 'care',
  'dead-end': 'bad',
  'not-followed': 'care',
  broken: 'bad',
  unknown: 'info',
}

/** A link that was followed to its end. */
export function TraceResult({ trace }: { trace: TraceView }) {
  return (
    <section className="flex flex-col gap-5">
      <Notice tone={tones[trace.verdict]} title={trace.headline} level={2}>
        <ShownAddress url={trace.url} />
      </Notice>
      <ol className="flex flex-col gap-4">
        {trace.hops.map((hop) => (
          <HopCard key={hop.number} hop={hop} />
        ))}
      </ol>
    </section>
  )
}
