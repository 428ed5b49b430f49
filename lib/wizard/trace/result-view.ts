import type { Trace } from '#lib/engine/evidence/trace.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { ReportVerdict, RunRowView, RunState } from '#lib/wizard/view.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { linkChangesWords } from '#lib/words/en/typed-links.ts'
import { xRayWords } from '#lib/words/en/x-ray.ts'
import { testMailWords } from '#lib/words/en/x-ray-mail.ts'
import { readingOf } from './mail-reading.ts'
import { mailView } from './mail-view.ts'
import { keptTraceDays, type TraceInput } from './model.ts'
import { shownUrl } from './shown-url.ts'
import { sinceEnabled } from './since-enabled.ts'
import { traceView } from './trace-view.ts'
import type { MailVerdict, TestMailView, XRayEntryView, XRayResultView } from './view.ts'

interface Entry {
  id: string
  state: RunState
  verdict: ReportVerdict | null
  input: TraceInput
  createdAt: Date
}

interface Run extends Entry {
  result: { traces: readonly Trace[] } | null
  rows: readonly RunRowView[]
}

const dayMs = 24 * 3600 * 1000

/** One result as its page shows it. Pure. */
export function resultView(run: Run, setup: SetupModel, viewer: XRayResultView['viewer']): XRayResultView {
  const linkHosts = setup.hosts.map(({ hostname }) => hostname)
  const { id, input, createdAt, state, result, rows } = run
  const isMail = input.kind === 'mail'
  return {
    id,
    setupId: setup.id,
    customerName: setup.customerName,
    viewer,
    createdAt: createdAt.toISOString(),
    deletedAt: new Date(createdAt.getTime() + keptTraceDays * dayMs).toISOString(),
    mail: isMail ? mailView(input.mail, linkHosts, sinceEnabled(input.mail, setup)) : null,
    links: isMail ? [] : input.urls.map(shownUrl),
    changes: isMail ? [] : linkChangesWords(input.changes ?? []),
    traces: result?.traces.map((trace) => traceView(trace, linkHosts)) ?? [],
    run: isMail
      ? null
      : {
          id,
          state,
          streamHref: paths.runStream(id),
          hops: rows.map(({ id: rowId, title, detail, verdict }) => ({ id: rowId, title, detail, verdict })),
          failed: state === 'finished' && result === null,
        },
  }
}

const verdictTones = { ready: 'good', 'not-ready': 'bad', 'could-not-check': 'plain' } as const
const mailTones: Record<MailVerdict, XRayEntryView['result']['tone']> = {
  https: 'good',
  http: 'care',
  mixed: 'care',
  'other-host': 'care',
  untracked: 'plain',
  unclear: 'plain',
}

/** One result as a line of the list. Pure. */
export function entryView({ id, input, state, verdict, createdAt }: Entry, setupId: string, linkHosts: readonly string[]): XRayEntryView {
  const base = { id, href: paths.xRayResult(setupId, id), createdAt: createdAt.toISOString() }
  if (input.kind === 'mail') {
    const of = readingOf(input.mail, linkHosts).verdict
    const title = xRayWords.earlierMail(input.mail.fromDomain ?? xRayWords.unknownSender)
    return { ...base, title, link: '', result: { tone: mailTones[of], text: xRayWords.mailResult[of] } }
  }
  const host = URL.parse(input.urls[0] ?? '')?.hostname ?? ''
  const title = input.urls.length > 1 ? xRayWords.earlierLinks(input.urls.length, host) : xRayWords.earlierLink(host)
  const said = state === 'finished' && verdict ? verdict : null
  return {
    ...base,
    title,
    link: shownUrl(input.urls[0] ?? '').short,
    result: { tone: said ? verdictTones[said] : 'plain', text: xRayWords.result[said ?? 'running'] },
  }
}

/** What the newest test mail says to the CSM. Pure. */
export function testMailView(entry: Entry | undefined, setup: SetupModel): TestMailView {
  const xRayHref = paths.xRay(setup.id)
  if (entry?.input.kind !== 'mail') return { verdict: 'none', sentence: testMailWords.none, href: null, xRayHref }
  const { mail } = entry.input
  const linkHosts = setup.hosts.map(({ hostname }) => hostname)
  const verdict = readingOf(mail, linkHosts).verdict
  const since = verdict === 'http' || verdict === 'mixed' ? sinceEnabled(mail, setup) : 'off'
  const when = mail.sentAt ? formatMoment(mail.sentAt) : testMailWords.noDate(formatMoment(entry.createdAt.toISOString()))
  return {
    verdict,
    sentence: testMailWords[verdict](when) + testMailWords.since[since],
    href: paths.xRayResult(setup.id, entry.id),
    xRayHref,
  }
}
