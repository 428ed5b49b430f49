import type { ReportVerdict } from '#lib/wizard/view.ts'
import { sayMoment, welcomeWords as words } from '#lib/words/en/overview.ts'
import { type actorWords, type EventKind, eventWords } from '#lib/words/en/wizard.ts'

type Who = keyof typeof actorWords

/** An event as it is stored. */
export interface PastEvent {
  at: Date
  actor: Who
  kind: string
  params: Record<string, string>
}

/** What a returning visitor is told. */
export interface WelcomeView {
  title: string
  lines: string[]
}

const mostLines = 6

/**
 * What others and the wizard did since a visitor's last visit, in words, oldest first: of
 * each thing that was looked at only how it turned out, and only where that is news.
 * @param events newest first
 * @param viewer as whom the visitor acts: what they did themselves is no news; pure
 */
export function changesSince(events: readonly PastEvent[], since: Date, viewer: Who, now: Date): WelcomeView {
  const fresh = events.filter(({ at }) => at > since)
  const news = fresh.flatMap((event) => {
    const sentence = event.kind === 'run-finished' ? turned(event, events, fresh) : event.actor === viewer ? null : told(event)
    return sentence ? [{ at: event.at, sentence }] : []
  })
  const when = sayMoment(since, now)
  if (news.length === 0) return { title: words.nothingTitle(when), lines: [] }
  const lines = news
    .slice(0, mostLines)
    .toReversed()
    .map(({ at, sentence }) => words.at(sentence, sayMoment(at, now)))
  return { title: words.title(when), lines: news.length > mostLines ? [...lines, words.more(news.length - mostLines)] : lines }
}

const sameSubject = (one: PastEvent, other: PastEvent): boolean =>
  other.kind === 'run-finished' && other.params.kind === one.params.kind && other.params.hostname === one.params.hostname

/** How the newest run over a host turned out; null where it is not the newest, or turned out as the last one before the visit. */
function turned(event: PastEvent, events: readonly PastEvent[], fresh: readonly PastEvent[]): string | null {
  if (fresh.find((other) => sameSubject(event, other)) !== event) return null
  const before = events.slice(fresh.length).find((other) => sameSubject(event, other))
  if (before?.params.verdict === event.params.verdict) return null
  const sentences = words.turned[event.params.kind as keyof typeof words.turned]
  const write: ((hostname: string) => string) | undefined = sentences?.[event.params.verdict as ReportVerdict]
  return write?.(event.params.hostname ?? '') ?? null
}

/** That a run was started is said by how it ended. */
function told({ kind, params }: PastEvent): string | null {
  if (kind === 'run-started') return null
  const write: ((params: Record<string, string>) => string) | undefined = eventWords[kind as EventKind]
  return write?.(params) ?? null
}
