import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { neededScts, sctLogs } from '#lib/engine/facts/tls/lifetime.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { openssl } from '#lib/engine/findings/reproduce.ts'
import { issuerFault } from './trust/issuer.ts'
import { makeFault, stapleFault, timeFault } from './trust/leaf.ts'
import { isSomebodyElses, nameFault } from './trust/names.ts'

/** Do recipients' browsers trust what each address shows for the link host? Readiness rests on it: it passes for what was seen alone. */
export const trust: Check<'certificates' | 'clock'> = defineCheck({
  id: 'tls.trust',
  needs: ['certificates', 'clock'],
  codes: [
    'tls.esp-certificate-shown',
    'tls.edge-default-certificate',
    'tls.cloudflare-origin-certificate-exposed',
    'tls.self-signed-certificate',
    'tls.untrusted-issuer',
    'tls.distrusted-issuer',
    'tls.missing-intermediate',
    'tls.wrong-intermediate',
    'tls.intermediate-expired',
    'tls.hostname-mismatch',
    'tls.wildcard-too-shallow',
    'tls.no-subject-alternative-name',
    'tls.certificate-expired',
    'tls.certificate-not-yet-valid',
    'tls.certificate-lifetime-refused',
    'tls.sha1-signature',
    'tls.weak-key',
    'tls.not-a-server-certificate',
    'tls.ocsp-staple-missing',
    'tls.one-edge-has-expired-certificate',
    'checker.could-not-check',
  ],
  judge({ certificates, clock, now }) {
    if (clock.isOff) return { verdict: 'unknown', diagnosis: ourClockIsOff(clock.aheadSeconds) }
    const judged = certificates.map((served) => ({ served, faults: faultsOf(served, certificates, now) }))
    const bad = judged.filter(({ faults }) => faults.length > 0)
    const good = judged.filter(({ faults }) => faults.length === 0).map(({ served }) => served)
    // The ESP's own address is no other machine of the edge: DNS sends visitors there.
    const [shown] = bad.every(({ faults }) => faults[0]?.code === 'tls.esp-certificate-shown') ? (bad[0]?.faults ?? []) : []
    if (good.length > 0 && shown) return { verdict: 'fail', diagnoses: [shown] }
    if (good.length > 0 && bad.length > 0) return { verdict: 'fail', diagnoses: [oneOfSeveral(bad, good)] }
    const [first, ...others] = onePerCode(bad.flatMap(({ faults }) => faults))
    if (first) return { verdict: 'fail', diagnoses: [first, ...others] }
    return certificates.length > 0 && certificates.every(isAcceptedEverywhere) ? { verdict: 'pass' } : { verdict: 'unknown' }
  },
})

/** Valid or expired is a question of what time it is: we must not blame anybody for our own clock. */
const ourClockIsOff = (aheadSeconds: number | null): Diagnosis => ({
  code: 'checker.could-not-check',
  params: { what: 'tls.trust', reason: `our clock differs from that of the servers by ${Math.abs(aheadSeconds ?? 0)} seconds` },
  reproduce: ['date -u'],
})

interface Judged {
  served: ServedCertificate
  faults: readonly Diagnosis[]
}

/** Everything that keeps browsers from trusting one certificate. Name, time and issuer are faults of their own; the make of one that has to go anyway is not. */
function faultsOf(served: ServedCertificate, all: readonly ServedCertificate[], now: Date): Diagnosis[] {
  const name = nameFault(served)
  if (name && isSomebodyElses(served)) return [name]
  const issuer = issuerFault(served)
  const replaced = served.anchoring.kind === 'self-signed' || issuer?.code === 'tls.cloudflare-origin-certificate-exposed'
  const faults = [issuer, name, timeFault(served, now), replaced ? undefined : (makeFault(served) ?? stapleFault(served, all))]
  return onePerCode(faults.filter((fault) => fault !== undefined))
}

const onePerCode = (faults: readonly Diagnosis[]): Diagnosis[] =>
  faults.filter((fault, index) => faults.findIndex(({ code }) => code === fault.code) === index)

const placesOf = (certificates: readonly ServedCertificate[]): string => [...new Set(certificates.map(({ address }) => address))].join(', ')

function oneOfSeveral(bad: readonly Judged[], good: readonly ServedCertificate[]): Diagnosis {
  const faults = [...new Set(bad.flatMap(({ faults }) => faults.map(({ code }) => code.slice('tls.'.length))))]
  return {
    code: 'tls.one-edge-has-expired-certificate',
    params: {
      bad: placesOf(bad.map(({ served }) => served)),
      good: placesOf(good),
      fault: faults.join(', '),
    },
    evidence: [...bad.map(({ served }) => served.id), ...good.map(({ id }) => id)],
    reproduce: [...new Set(bad.map(({ served }) => openssl(served.servername, served.address)))],
  }
}

/**
 * What keeps us from saying that every browser takes it: too few log timestamps (some could come
 * in the handshake, unseen by us), or a root that Apple's list, as we hold it, does not have.
 */
function isAcceptedEverywhere({ leaf, anchoring }: ServedCertificate): boolean {
  if (anchoring.kind !== 'anchored') return false
  if (!anchoring.public) return true
  return sctLogs(leaf) >= neededScts(leaf) && !anchoring.refusals.some(({ store }) => store === 'apple')
}
