import { EvidenceList } from '#components/run/evidence-list.tsx'
import { AreaStates, HostTag } from '#components/run/verdict-tag.tsx'
import { type FactRow, Facts } from '#components/ui/facts.tsx'
import { Notice, type NoticeTone } from '#components/ui/notice.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { AccountProof } from '#lib/wizard/enablement/account-proof.ts'
import type { ProofView } from '#lib/wizard/enablement/enablement-view.ts'
import type { ClaimView, SummaryHostView, SummaryView } from '#lib/wizard/view.ts'
import { summaryWords as words } from '#lib/words/en/pages.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { claimStateWords, findingLabels, runWords } from '#lib/words/en/ui.ts'
import { ProofParts } from './proof-parts.tsx'

const claimLooks = {
  proven: { tone: 'good', icon: 'good' },
  said: { tone: 'info', icon: 'info' },
  warned: { tone: 'care', icon: 'care' },
  'not-proven': { tone: 'bad', icon: 'bad' },
  'not-looked-at': { tone: 'plain', icon: 'unknown' },
} as const

const headlineTones: Record<AccountProof, NoticeTone> = {
  proven: 'good',
  warned: 'care',
  failing: 'bad',
  'to-answer': 'care',
  waiting: 'care',
  checking: 'info',
  blind: 'info',
  unseen: 'info',
  old: 'info',
}

/** The dossier: verdict, hosts, every claim with what it rests on, and what was not looked at. */
export function SummaryDocument({ summary, level }: { summary: SummaryView; level: 2 | 3 }) {
  const Title = level === 2 ? 'h2' : 'h3'
  const { readiness, enablement } = summary
  return (
    <div className="flex flex-col gap-7">
      <Notice tone={headlineTones[enablement.proof]} title={summary.headline} level={level}>
        <p>{enablement.since}</p>
        {readiness.provedAt ? (
          <p>
            {words.provedAt} <time dateTime={readiness.provedAt}>{formatMoment(readiness.provedAt)}</time>.
          </p>
        ) : null}
        {readiness.reasons.length > 0 ? (
          <ul className="list-disc pl-5">
            {readiness.reasons.map((reason) => (
              <li key={`${reason.hostname}-${reason.sentence}`} className="wrap-anywhere">
                {reason.sentence}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
      <Block title={words.about} as={Title}>
        <Facts rows={aboutRows(summary)} />
      </Block>
      <Block title={words.hosts} as={Title}>
        {summary.hosts.map((host) => (
          <Host key={host.hostname} host={host} standing={enablement.parts.filter(({ hostname }) => hostname === host.hostname)} />
        ))}
      </Block>
      <Block title={words.claims} as={Title}>
        <Claims claims={summary.claims} />
      </Block>
      {summary.notChecked.length > 0 ? (
        <Block title={words.notChecked} as={Title}>
          <ul className="list-disc pl-5">
            {summary.notChecked.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Block>
      ) : null}
    </div>
  )
}

function Block({ title, as: Title, children }: { title: string; as: 'h2' | 'h3'; children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <Title className="text-lg">{title}</Title>
      {children}
    </section>
  )
}

function aboutRows(summary: SummaryView): FactRow[] {
  const { request } = summary
  return [
    { term: words.customer, value: summary.customerName },
    { term: words.reference, value: summary.reference },
    { term: words.esp, value: [summary.espName, summary.region?.toUpperCase()].filter(Boolean).join(', ') || words.unknown },
    { term: words.sendingDomain, value: summary.sendingDomain ?? words.unknown },
    { term: words.path, value: summary.cdnName ?? summary.pathName ?? words.unknown },
    ...(request
      ? [{ term: words.request, value: `${formatMoment(request.requestedAt)}, ${request.requestedBy}, ${request.workspace}` }]
      : []),
    ...(request?.note ? [{ term: '', value: request.note }] : []),
    { term: words.made, value: formatMoment(summary.generatedAt) },
  ]
}

function Host({ host, standing }: { host: SummaryHostView; standing: readonly ProofView[] }) {
  const rows: FactRow[] = []
  if (host.edge) rows.push({ term: runWords.edge, value: `${host.edge.name} (${runWords.confidence[host.edge.confidence]})` })
  if (host.certificate) {
    rows.push({ term: runWords.certificate, value: runWords.certificateLine(host.certificate.issuer, host.certificate.daysLeft) })
  }
  if (host.checkedAt) rows.push({ term: words.checked, value: formatMoment(host.checkedAt) })
  if (host.rootCause) rows.push({ term: words.first, value: `${host.rootCause.title}. ${findingLabels.fix}: ${host.rootCause.fix}` })
  return (
    <div className="keep-together flex flex-col gap-4 rounded-md border border-line p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 font-semibold wrap-anywhere">{host.hostname}</p>
        <HostTag state={host.state} />
      </div>
      <ProofParts parts={standing} />
      {host.areas ? <AreaStates areas={host.areas} /> : null}
      {rows.length > 0 ? <Facts rows={rows} /> : null}
    </div>
  )
}

function Claims({ claims }: { claims: readonly ClaimView[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {claims.map((claim) => (
        <li key={`${claim.id}-${claim.hostname}`} className="keep-together grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[1fr_auto]">
          <div className="min-w-0">
            <p className="wrap-anywhere">{claim.statement}</p>
            {claim.lines.length > 0 ? (
              <ul className="flex flex-col gap-0.5 py-1 text-sm">
                {claim.lines.map((line) => (
                  <li key={line} className="wrap-anywhere">
                    {line}
                  </li>
                ))}
              </ul>
            ) : null}
            <p className="text-sm text-muted wrap-anywhere">{claimSource(claim)}</p>
            <EvidenceList lines={claim.evidence} summary={findingLabels.evidence} />
          </div>
          <div>
            <StatusTag {...claimLooks[claim.state]}>{claimStateWords[claim.state]}</StatusTag>
          </div>
        </li>
      ))}
    </ul>
  )
}

const claimSource = ({ hostname, checkedAt, resolvers }: ClaimView): string =>
  [hostname ?? words.wholeSetup, checkedAt && formatMoment(checkedAt), resolvers.length > 0 && `${words.through} ${resolvers.join(', ')}`]
    .filter(Boolean)
    .join(', ')
