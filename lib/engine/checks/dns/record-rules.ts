import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { View } from '#lib/engine/facts/dns/views.ts'
import type { OwnRecord } from '#lib/engine/facts/dns.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'

/** Whether an alias stands where one may stand: alone at its name, and not at the top of a zone (RFC 2181, 10.1; RFC 1034, 3.6.2). */
export const recordRulesCheck = defineCheck({
  id: 'dns.record-rules',
  needs: ['ownRecord'],
  codes: ['dns.cname-at-apex', 'dns.multiple-cnames', 'dns.cname-with-other-records'],
  judge: ({ ownRecord, target }) => {
    if (target.edge !== undefined || ownRecord.aliases.length === 0) return notApplicable
    const diagnosis = atApex(ownRecord, target.hostname) ?? several(ownRecord, target.hostname) ?? notAlone(ownRecord, target.hostname)
    return diagnosis ? fail(diagnosis) : pass
  },
})

function atApex(record: OwnRecord, hostname: string): Diagnosis | undefined {
  if (record.delegation?.zone !== hostname && registeredDomain(hostname) !== hostname) return undefined
  const params = { target: record.aliases[0]?.data ?? '', asked: record.asked.join(', ') }
  return { code: 'dns.cname-at-apex', params, reproduce: [digBelieved(hostname, 'CNAME', record), digBelieved(hostname, 'SOA', record)] }
}

/** A resolver may hold old and new side by side; only a server of the zone shows what stands in it. */
const believedViews = ({ views, source }: OwnRecord): readonly View[] =>
  source === 'authoritative' ? views.authoritative : views.recursive

function several(record: OwnRecord, hostname: string): Diagnosis | undefined {
  const view = believedViews(record).find(({ aliases }) => aliases.length > 1)
  if (!view) return undefined
  const params = { targets: view.aliases.map(({ data }) => data).join(', '), asked: record.asked.join(', ') }
  return { code: 'dns.multiple-cnames', params, reproduce: [digBelieved(hostname, 'CNAME', record)] }
}

function notAlone(record: OwnRecord, hostname: string): Diagnosis | undefined {
  const beside = ({ addresses, others }: View) => [...new Set([...addresses, ...others].map(({ type }) => type))]
  const view = record.views.authoritative.find((candidate) => candidate.aliases.length > 0 && beside(candidate).length > 0)
  if (!view) return undefined
  const params = { target: view.aliases[0]?.data ?? '', others: beside(view).join(', '), asked: record.asked.join(', ') }
  const commands = ['CNAME', ...beside(view)].map((type) => digBelieved(hostname, type, record))
  return { code: 'dns.cname-with-other-records', params, reproduce: commands }
}
