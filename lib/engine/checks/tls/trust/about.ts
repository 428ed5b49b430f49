import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import type { Code, ParamsOf } from '#lib/engine/findings/codes.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { openssl, opensslLeaf } from '#lib/engine/findings/reproduce.ts'

/** A diagnosis of what one address showed, with the handshake as its evidence and the commands that show the same. */
export const about = <C extends Code>({ id, servername, address }: ServedCertificate, code: C, params: ParamsOf<C>): Diagnosis =>
  // The code and its parameters belong together by the signature; a union of all codes cannot express it.
  ({ code, params, evidence: [id], reproduce: [openssl(servername, address), opensslLeaf(servername, address)] }) as Diagnosis

/** `2026-11-22`, in UTC. */
export const day = (date: Date): string => date.toISOString().slice(0, 10)

/** Names as a sentence can hold them: the first few, and how many more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => name.slice(0, 100))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
