import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import { diagnosisOf, http2Only } from './handshake/diagnosis.ts'
import { faultOf, faults } from './handshake/fault.ts'

/** Whether the handshake for the link host's name comes to its end wherever TLS is spoken, with what browsers offer and by their rules. */
export const handshake: Check<'handshakes'> = defineCheck({
  id: 'tls.handshake',
  needs: ['handshakes'],
  codes: [
    'tls.edge-has-no-certificate',
    'tls.protocol-too-old',
    'tls.no-browser-cipher',
    'tls.large-client-hello-fails',
    'tls.certificates-too-large',
    'tls.handshake-cut-off',
    'tls.handshake-broken',
    'checker.could-not-check',
  ],
  judge({ handshakes }) {
    const spoken = handshakes.filter(isSpoken)
    const done = spoken.filter(({ failure }) => failure === undefined)
    const judged = spoken.map((entry) => ({ entry, fault: faultOf(entry, done.length > 0) }))
    const bad = judged.filter(({ fault }) => fault !== undefined)
    if (spoken.length === 0) return { verdict: 'unknown' }
    if (bad.length === 0) return { verdict: 'pass' }
    const [first, ...others] = faults.flatMap((fault) => {
      const found = bad.filter((one) => one.fault === fault).map(({ entry }) => entry)
      return found.length > 0 ? [diagnosisOf(fault, found)] : []
    })
    if (first) return { verdict: 'fail', diagnoses: [first, ...others] }
    return bad.some(({ fault }) => fault === 'http2-only') ? { verdict: 'unknown', diagnosis: http2Only } : { verdict: 'unknown' }
  },
})

/** Where the port is closed, silent or no TLS, `tls.https-port` has the word; silence that a smaller message ends is ours. */
const isSpoken = ({ failure, small }: Handshake): boolean =>
  small?.completed === true || !['refused', 'timeout', 'not-tls'].includes(failure?.reason ?? '')
