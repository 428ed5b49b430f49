import type { AddressEvidence, DnsLookup, Evidence, HttpExchange, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { Target } from '#lib/engine/target/target.ts'

/** A list whose order is that of the beginnings: a place is taken when a probe starts and filled when it ends. */
interface Places<T> {
  entries: (T | undefined)[]
}

/** Collects what one run observes. */
export interface EvidenceLog {
  /** an id that no entry of this run has yet: the text, or the text and `#2`, `#3`, … */
  uniqueId(text: string): string
  dns: Places<DnsLookup>
  tls: Places<TlsHandshake>
  http: Places<HttpExchange>
  addresses: AddressEvidence[]
  /** everything that is complete so far */
  snapshot(): Evidence
}

/** Starts the record of a run; its clock runs from here. */
export function createEvidenceLog(target: Target, vantage: Vantage): EvidenceLog {
  const startedAt = vantage.network.now().toISOString()
  const started = performance.now()
  const seen = new Map<string, number>()
  const head = {
    schema: 1 as const,
    target,
    vantage: {
      resolvers: vantage.network.resolvers.map(({ address, port }) => endpointText(address, port, 53)),
      allowPrivate: [...vantage.allowPrivate],
      extraAnchors: vantage.extraAnchors.map((der) => Buffer.from(der).toString('base64')),
      rangesDate: vantage.ranges.date,
    },
    startedAt,
  }
  const log: EvidenceLog = {
    uniqueId: (text) => {
      const count = (seen.get(text) ?? 0) + 1
      seen.set(text, count)
      return count === 1 ? text : `${text}#${count}`
    },
    dns: { entries: [] },
    tls: { entries: [] },
    http: { entries: [] },
    addresses: [],
    snapshot: () => ({
      ...head,
      durationMs: Math.round(performance.now() - started),
      dns: complete(log.dns),
      addresses: [...log.addresses],
      tls: complete(log.tls),
      http: complete(log.http),
    }),
  }
  return log
}

const complete = <T>({ entries }: Places<T>): T[] => entries.filter((entry) => entry !== undefined)

/** `192.0.2.1`, or `192.0.2.1:5353` and `[2001:db8::1]:5353` where the port is not the usual one. */
export function endpointText(address: string, port: number, usualPort: number): string {
  if (port === usualPort) return address
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
