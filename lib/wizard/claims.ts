import { proofs } from '#lib/engine/run/readiness.ts'
import { espNames, providerName } from '#lib/providers/registry.ts'
import { claimWords } from '#lib/words/en/wizard.ts'
import { hostState } from './host-state.ts'
import type { LinkHostModel, SetupModel } from './model.ts'
import { recordsState } from './records-state.ts'
import type { ClaimView } from './view.ts'
import { evidenceLines } from './views/evidence-lines.ts'

/** What the summary states, each with what it rests on: our observation, or only the customer's word. Pure. */
export function claims(setup: SetupModel, now: Date): ClaimView[] {
  const braze = setup.answers['braze-setup']
  if (!braze) return []
  const listed = said('hosts-listed', claimWords.hostsListed(braze.esp), braze.allHostsListed)
  return [listed, recordsClaim(setup), ...setup.hosts.flatMap((host) => hostClaims(host, setup, now))]
}

const said = (id: string, statement: string, isSaid: boolean): ClaimView => ({
  id,
  hostname: null,
  statement,
  state: isSaid ? 'said' : 'not-proven',
  evidence: [],
  checkedAt: null,
  resolvers: [],
})

function recordsClaim(setup: SetupModel): ClaimView {
  const state = recordsState(setup)
  if (state === 'said-verified') return said('records', claimWords.recordsSaid, true)
  const run = setup.recordsRun.finished
  const proven = state === 'passed'
  return {
    id: 'records',
    hostname: null,
    statement: proven ? claimWords.recordsProven(setup.records.length) : claimWords.recordsNotProven,
    state: proven ? 'proven' : 'not-proven',
    evidence: (run?.rows ?? []).map((row) => ({ id: row.id, text: `${row.title}: ${row.detail}` })),
    checkedAt: run?.createdAt.toISOString() ?? null,
    resolvers: run?.evidence?.vantage.resolvers ?? [],
  }
}

/** Of each link host: DNS, the edge, the certificate and the forwarding, by the checks that prove them. */
function hostClaims(host: LinkHostModel, setup: SetupModel, now: Date): ClaimView[] {
  const { hostname, check } = host
  const esp = espNames[setup.answers['braze-setup']?.esp ?? 'sendgrid']
  const edge = check.finished?.assessment?.edge
  // What was proven of other answers, or days ago, proves nothing of today.
  const fresh = !['outdated', 'not-checked', 'checking'].includes(hostState(host, setup, now))
  const known = edge !== undefined && edge.provider !== 'none' && edge.provider !== 'esp-direct'
  const [trust = '', forwarding = ''] = proofs
  return [
    claim(host, 'dns', claimWords.dns(hostname), fresh && areaIsGood(host, 'dns'), idsOfArea(host, 'dns')),
    claim(
      host,
      'edge',
      claimWords.edge(hostname, known ? providerName(edge.provider) : claimWords.aCdn),
      fresh && known && areaIsGood(host, 'cdn'),
      idsOfArea(host, 'cdn'),
    ),
    claim(host, 'certificate', claimWords.certificate(hostname), fresh && passed(host, trust), idsOfCheck(host, trust)),
    claim(host, 'forwarding', claimWords.forwarding(hostname, esp), fresh && passed(host, forwarding), idsOfCheck(host, forwarding)),
  ]
}

const findingsOf = (host: LinkHostModel) => host.check.finished?.assessment?.findings ?? []

const areaIsGood = (host: LinkHostModel, area: 'dns' | 'cdn'): boolean => {
  const status = host.check.finished?.assessment?.areas[area].status
  return status === 'ok' || status === 'warning'
}

const passed = (host: LinkHostModel, check: string): boolean =>
  findingsOf(host).some((finding) => finding.check === check && finding.verdict === 'pass')

const mostLines = 6

const idsOfArea = (host: LinkHostModel, area: string): string[] =>
  [...new Set(findingsOf(host).flatMap((finding) => (finding.area === area ? finding.evidence : [])))].slice(0, mostLines)

const idsOfCheck = (host: LinkHostModel, check: string): string[] =>
  [...new Set(findingsOf(host).flatMap((finding) => (finding.check === check ? finding.evidence : [])))].slice(0, mostLines)

function claim({ hostname, check }: LinkHostModel, id: string, statement: string, proven: boolean, evidence: readonly string[]): ClaimView {
  const run = check.finished
  return {
    id: `${hostname}:${id}`,
    hostname,
    statement,
    state: proven ? 'proven' : 'not-proven',
    evidence: evidenceLines(evidence, run?.evidence ?? null),
    checkedAt: run?.assessment?.checkedAt ?? null,
    resolvers: run?.evidence?.vantage.resolvers ?? [],
  }
}
