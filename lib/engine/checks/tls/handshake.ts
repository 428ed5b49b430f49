import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { openssl, opensslOld } from '#lib/engine/findings/reproduce.ts'

type Fault = 'no-certificate' | 'too-old' | 'cut-off' | 'cannot-tell'

/** Whether the handshake for the link host's name comes to its end wherever TLS is spoken. */
export const handshake: Check<'handshakes'> = defineCheck({
  id: 'tls.handshake',
  needs: ['handshakes'],
  codes: ['tls.edge-has-no-certificate', 'tls.protocol-too-old', 'tls.handshake-cut-off'],
  judge({ handshakes }) {
    const spoken = handshakes.filter(({ failure }) => !['refused', 'timeout', 'not-tls'].includes(failure?.reason ?? ''))
    const failed = spoken.filter(({ failure }) => failure !== undefined)
    if (spoken.length === 0) return { verdict: 'unknown' }
    if (failed.length === 0) return { verdict: 'pass' }
    const [first, ...others] = (['no-certificate', 'too-old', 'cut-off'] as const).flatMap((fault) => {
      const found = failed.filter((entry) => faultOf(entry, spoken.length > failed.length) === fault)
      return found.length > 0 ? [diagnosisOf(fault, found)] : []
    })
    return first ? { verdict: 'fail', diagnoses: [first, ...others] } : { verdict: 'unknown' }
  },
})

const oldProtocols = ['SSLv3', 'TLSv1', 'TLSv1.1']

/** Alerts that do not speak of the server's certificate: the client's, or a fault inside the server. */
const otherAlerts = /certificate_required|bad_certificate|unknown_ca|decode|decrypt|record/
/**
 * Go's TLS ends so where no certificate is found for a name (crypto/tls, GetCertificate), and
 * with it Caddy and Traefik: a lasting one, where no certificate is shown at any address.
 * Else it is a fault inside the server.
 */
const inGo = /internal_error/

function faultOf({ failure, lenient, refusedAgain }: Handshake, someShowCertificates: boolean): Fault {
  const detail = failure?.detail.toLowerCase().replaceAll(' ', '_') ?? ''
  if (oldProtocols.includes(lenient?.protocol ?? '') || /protocol_version|unsupported_protocol/.test(detail)) return 'too-old'
  if (inGo.test(detail)) return refusedAgain && !someShowCertificates ? 'no-certificate' : 'cannot-tell'
  if (failure?.reason === 'tls-alert') return otherAlerts.test(detail) || lenient ? 'cannot-tell' : 'no-certificate'
  // Once may be chance; the lenient handshake is the second try.
  return failure?.reason === 'reset' && !lenient ? 'cut-off' : 'cannot-tell'
}

function diagnosisOf(fault: Exclude<Fault, 'cannot-tell'>, failed: readonly Handshake[]): Diagnosis {
  const addresses = failed.map(({ address }) => address).join(', ')
  const seen = {
    evidence: failed.flatMap(({ id, lenient }) => (lenient ? [id, lenient.id] : [id])),
    reproduce: failed.flatMap(({ servername, address }) =>
      fault === 'too-old'
        ? [openssl(servername, address, '-min_protocol TLSv1.2'), opensslOld(servername, address)]
        : [openssl(servername, address)],
    ),
  }
  const alert = failed[0]?.failure?.detail ?? ''
  const protocol = failed[0]?.lenient?.protocol ?? ''
  if (fault === 'no-certificate') return { code: 'tls.edge-has-no-certificate', params: { addresses, alert }, ...seen }
  if (fault === 'too-old') return { code: 'tls.protocol-too-old', params: { addresses, protocol }, ...seen }
  return { code: 'tls.handshake-cut-off', params: { addresses }, ...seen }
}
