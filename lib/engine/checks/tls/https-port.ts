import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { curl, openssl } from '#lib/engine/findings/reproduce.ts'

/** Whether anything speaks TLS on port 443. One dead address among living ones is the DNS area's matter. */
export const httpsPort: Check<'handshakes'> = defineCheck({
  id: 'tls.https-port',
  needs: ['handshakes'],
  codes: ['tls.https-port-closed', 'tls.https-port-filtered', 'tls.plain-http-on-443'],
  judge({ handshakes }) {
    const by = (reason: string) => handshakes.filter(({ failure }) => failure?.reason === reason)
    const plain = by('not-tls')
    if (plain.length > 0) return { verdict: 'fail', diagnoses: [plainHttp(plain)] }
    const closed = by('refused')
    // A server that answers a smaller first message is there: `tls.handshake` has the word.
    const silent = by('timeout').filter(({ small }) => small?.completed !== true)
    if (closed.length + silent.length < handshakes.length) return { verdict: 'pass' }
    if (silent.length === 0) return { verdict: 'fail', diagnoses: [portFault('tls.https-port-closed', closed)] }
    // Silence on both ports is a dead address, or a path that does not let us through.
    const filtered = silent.filter(({ plainHttp }) => plainHttp === 'answers')
    return filtered.length > 0 ? { verdict: 'fail', diagnoses: [portFault('tls.https-port-filtered', filtered)] } : { verdict: 'unknown' }
  },
})

const addressesOf = (handshakes: readonly Handshake[]): string => handshakes.map(({ address }) => address).join(', ')

const portFault = (code: 'tls.https-port-closed' | 'tls.https-port-filtered', handshakes: readonly Handshake[]): Diagnosis => ({
  code,
  params: { addresses: addressesOf(handshakes) },
  evidence: handshakes.map(({ id }) => id),
  reproduce: handshakes.map(({ servername, address }) => openssl(servername, address)),
})

const plainHttp = (handshakes: readonly Handshake[]): Diagnosis => ({
  code: 'tls.plain-http-on-443',
  params: { addresses: addressesOf(handshakes) },
  evidence: handshakes.map(({ id }) => id),
  reproduce: handshakes.map(({ servername, address }) => curl(`http://${servername}:443/`, address)),
})
