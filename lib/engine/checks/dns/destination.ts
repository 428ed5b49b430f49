import { type CheckInput, defineCheck } from '#lib/engine/checks/check.ts'
import { curlHead } from '#lib/engine/checks/forwarding/summary.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import { isNothing } from '#lib/engine/facts/dns/views.ts'
import type { Diagnosis, Judgement } from '#lib/engine/findings/finding.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import { edgePublishesCname, nearestKnownSuffix, providerName } from '#lib/providers/registry.ts'

type Input = CheckInput<'ownRecord' | 'recordPlace' | 'chain' | 'aliasForm' | 'destination' | 'meantEdge'>

/**
 * Whether the link host leads to an edge rather than to the ESP or to somewhere else. A
 * place that presents a certificate for the link host was set up for it, whatever its
 * name: what it does is for other checks to judge. The mere presence of a CNAME tells nothing.
 */
export const destinationCheck = defineCheck({
  id: 'dns.destination',
  needs: ['ownRecord', 'recordPlace', 'chain', 'aliasForm', 'destination', 'meantEdge'],
  codes: [
    'dns.cloudflare-record-not-proxied',
    'dns.cname-points-to-esp',
    'dns.wildcard-answers-for-missing-record',
    'dns.cname-to-wrong-target',
  ],
  judge: (input) => {
    const { ownRecord, recordPlace, chain, aliasForm, destination, target } = input
    if (target.edge !== undefined || ownRecord.outcome !== 'records' || recordPlace.kind !== 'present') return notApplicable
    // One server has no such record: its visitors are led nowhere. Which server is right is for people to say.
    const well: Judgement = ownRecord.views.authoritative.some(isNothing) ? { verdict: 'unknown' } : pass
    if (destination.presentsCertificate) return well
    // The ESP may keep certificates here by itself. Where it keeps none of this name, it is a place like any other of its own.
    if (destination.kind === 'esp') return destination.managedTls && !destination.lacksCertificate ? well : fail(atEsp(input))
    const leadsNowhere = chain.outcome !== 'addresses' || (aliasForm !== null && aliasForm.form !== 'plain')
    if (leadsNowhere) return notApplicable
    const diagnosis = destination.kind === 'elsewhere' ? elsewhere(input) : undefined
    return diagnosis ? fail(diagnosis) : well
  },
})

/** In a zone at Cloudflare the switch of the record is the shorter way, unless another CDN was chosen. */
function atEsp({ ownRecord, destination, target }: Input): Diagnosis {
  const switchable = destination.zoneAtCloudflare && (target.cdn === undefined || target.cdn === 'cloudflare')
  return {
    code: switchable ? 'dns.cloudflare-record-not-proxied' : 'dns.cname-points-to-esp',
    params: { target: destination.at, asked: ownRecord.asked.join(', ') },
    reproduce: [digBelieved(target.hostname, ownRecord.aliases.length > 0 ? 'CNAME' : 'A', ownRecord)],
  }
}

function elsewhere(input: Input): Diagnosis | undefined {
  const { ownRecord, destination, meantEdge, target } = input
  const asked = ownRecord.asked.join(', ')
  const type = ownRecord.aliases.length > 0 ? 'CNAME' : 'A'
  if (ownRecord.isWildcard) {
    const wildcard = `*.${target.hostname.slice(target.hostname.indexOf('.') + 1)}`
    const reproduce = [digBelieved(target.hostname, type, ownRecord), digBelieved(wildcard, type, ownRecord)]
    return { code: 'dns.wildcard-answers-for-missing-record', params: { value: destination.at, asked }, reproduce }
  }
  if (ownRecord.aliases.length === 0) return atAnotherMachine(input)
  if (!isWrong(destination.likelyMistake, target.cdn)) return undefined
  const corrected = destination.likelyMistake === 'near-miss' ? nearestKnownSuffix(destination.at)?.corrected : undefined
  const meant = corrected ?? meantEdge?.name ?? null
  const reproduce = [digBelieved(target.hostname, 'CNAME', ownRecord)]
  const more = moreOf(destination, target)
  return { code: 'dns.cname-to-wrong-target', params: { target: destination.at, asked, meant, type: 'CNAME', ...more }, reproduce }
}

/** An address that is surely none of the chosen CDN's, whose rule is a CNAME: a registrar's forwarding or holding page, an old server. */
function atAnotherMachine({ ownRecord, destination, meantEdge, target }: Input): Diagnosis | undefined {
  const { cdn, hostname } = target
  if (cdn === undefined || cdn === 'custom-proxy' || !edgePublishesCname(cdn)) return undefined
  const listsAll = edgeFingerprints.some(({ id, ranges }) => id === cdn && ranges === 'cdn-only')
  if (!listsAll && destination.sendsTo === undefined) return undefined
  const params = {
    target: destination.at,
    asked: ownRecord.asked.join(', '),
    meant: meantEdge?.name ?? null,
    type: 'A',
    ...moreOf(destination, target),
  } as const
  return { code: 'dns.cname-to-wrong-target', params, reproduce: [digBelieved(hostname, 'A', ownRecord), curlHead(`http://${hostname}/`)] }
}

const moreOf = ({ sendsTo }: Input['destination'], { cdn }: Input['target']): { sendsTo: string; chosen: string } => ({
  sendsTo: sendsTo ?? '–',
  chosen: cdn === undefined || cdn === 'custom-proxy' ? '–' : providerName(cdn),
})

/** A proxy of one's own may have any name; a chosen CDN that hands out host names has not been reached by another one. */
const isWrong = (mistake: Input['destination']['likelyMistake'], cdn: Input['target']['cdn']): boolean =>
  mistake !== undefined || (cdn !== undefined && cdn !== 'custom-proxy' && edgePublishesCname(cdn))
