import { dossierTextWords } from '#lib/words/en/enablement.ts'
import { summaryWords as words } from '#lib/words/en/wizard.ts'
import type { EnablementView } from './enablement/enablement-view.ts'
import type { ClaimView, SummaryHostView, SummaryView } from './view.ts'

/** The summary as plain text, for a mail or a chat; lines of their own, no markup. Pure. */
export function summaryText(summary: Omit<SummaryView, 'text'>): string {
  const { readiness, enablement, request } = summary
  const fact = (label: string, value: string | null | undefined) => (value ? [`${label}: ${value}`] : [])
  const esp = summary.espName && `${summary.espName}, ${words.region} ${summary.region?.toUpperCase()}`
  return [
    words.title,
    dossierTextWords[enablement.standing === 'enabled' ? 'on' : 'off'][enablement.proof],
    enablement.since,
    '',
    ...fact(words.customer, summary.customerName),
    ...fact(words.reference, summary.reference),
    ...fact(words.esp, esp),
    ...fact(words.sendingDomain, summary.sendingDomain),
    ...fact(words.path, [summary.pathName, summary.cdnName].filter(Boolean).join(': ')),
    ...fact(words.requestedBy, request?.requestedBy),
    ...fact(words.workspace, request?.workspace),
    ...fact(words.note, request?.note),
    ...section(
      words.reasons,
      readiness.reasons.map(({ sentence }) => sentence),
    ),
    ...section(
      words.hosts,
      summary.hosts.map((host) => [hostLine(host), ...standingOf(host, enablement)].join('\n')),
    ),
    ...section(words.claims, summary.claims.map(claimLines)),
    ...section(words.notChecked, summary.notChecked),
    '',
    words.generated(minute(summary.generatedAt)),
  ].join('\n')
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)]

/** What is known of a link host beside its last check. */
const standingOf = ({ hostname }: SummaryHostView, { parts }: EnablementView): string[] =>
  parts.flatMap((part) => (part.hostname === hostname ? [part.sentence, ...part.lines].map((line) => `    ${line}`) : []))

/** 2026-11-22 10:04 UTC */
const minute = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`

function hostLine({ hostname, state, checkedAt, edge, certificate, rootCause }: SummaryHostView): string {
  return [
    `${hostname}: ${state.replaceAll('-', ' ')}`,
    checkedAt ? `${words.checked} ${minute(checkedAt)}` : words.noCheck,
    edge && words.edge(edge.name, edge.confidence),
    certificate && words.certificate(certificate.issuer, certificate.notAfter.slice(0, 10), certificate.daysLeft),
    rootCause && `${words.rootCause}: ${rootCause.title}`,
  ]
    .filter(Boolean)
    .join('; ')
}

function claimLines({ statement, state, lines, checkedAt, resolvers, evidence }: ClaimView): string {
  const when = checkedAt ? `; ${words.checked} ${minute(checkedAt)}` : ''
  const whom = resolvers.length > 0 ? `, ${words.by} ${resolvers.join(', ')}` : ''
  const below = [...lines, ...evidence.map(({ text }) => `${words.evidence}: ${text}`)]
  return [`[${words.states[state]}] ${statement.replace(/\.$/, '')}${when}${whom}`, ...below.map((line) => `    ${line}`)].join('\n')
}
