import type { Handshake } from '#lib/engine/facts/tls.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { openssl, opensslAsBrowser, opensslKeyUsage, opensslOld } from '#lib/engine/findings/reproduce.ts'
import type { Fault } from './fault.ts'

/** The diagnosis of a fault, for all the addresses that have it. */
export function diagnosisOf(fault: Fault, failed: readonly Handshake[]): Diagnosis {
  const addresses = [...new Set(failed.map(({ address }) => address))].join(', ')
  const seen = {
    evidence: failed.flatMap(({ id, lenient, repeated, small }) => [id, ...[lenient, repeated, small].flatMap((other) => other?.id ?? [])]),
    reproduce: [...new Set(failed.flatMap((handshake) => commandsFor(fault, handshake)))],
  }
  const [first] = failed
  switch (fault) {
    case 'no-certificate':
      return { code: 'tls.edge-has-no-certificate', params: { addresses, alert: first?.failure?.detail ?? '' }, ...seen }
    case 'too-old':
      return { code: 'tls.protocol-too-old', params: { addresses, protocol: first?.lenient?.protocol ?? '' }, ...seen }
    case 'no-browser-cipher':
      return { code: 'tls.no-browser-cipher', params: { addresses, ...refused(first) }, ...seen }
    case 'large-hello':
      return { code: 'tls.large-client-hello-fails', params: { addresses }, ...seen }
    case 'too-large':
      return { code: 'tls.certificates-too-large', params: { addresses }, ...seen }
    case 'cut-off':
      return { code: 'tls.handshake-cut-off', params: { addresses }, ...seen }
    case 'broken':
      return { code: 'tls.handshake-broken', params: { addresses, fault: (first?.failure?.detail ?? '').replaceAll('_', ' ') }, ...seen }
  }
}

/** What was agreed on, and what of it no browser takes. */
function refused(handshake: Handshake | undefined) {
  const { protocol = '', cipher = '', group = '', foreign } = handshake?.lenient ?? handshake?.agreed ?? {}
  return { protocol, cipher, group, lacks: handshake?.usageLacking ?? foreign ?? ('signature' as const) }
}

function commandsFor(fault: Fault, { servername, address, usageLacking }: Handshake): string[] {
  if (fault === 'too-old') return [openssl(servername, address, '-min_protocol TLSv1.2'), opensslOld(servername, address)]
  if (usageLacking) return [opensslKeyUsage(servername, address)]
  if (fault === 'no-browser-cipher') return [opensslAsBrowser(servername, address), openssl(servername, address)]
  return [openssl(servername, address)]
}

/** The requests of this check are HTTP/1.1: that a server does without it is no fault of its own. */
export const http2Only: Diagnosis = {
  code: 'checker.could-not-check',
  params: { what: 'tls.handshake', reason: 'the server takes HTTP/2 alone, which this check does not speak' },
  reproduce: [],
}
