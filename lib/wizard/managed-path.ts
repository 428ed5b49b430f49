import type { Owner } from '#lib/engine/findings/code.ts'
import type { RunModel, SetupModel } from './model.ts'

/**
 * Whether the link hosts' certificates are held by the ESP or by Braze: then nothing is to be
 * set up or rehearsed by the customer, and the check against the public name alone proves it.
 */
export function isManaged({ answers }: Pick<SetupModel, 'answers'>): boolean {
  const path = answers['cdn-and-certificate']?.path
  return path === 'esp-managed' || path === 'braze-managed'
}

/** Nobody has looked yet whether the certificates are there: only the CSM can tell when to. */
export const isManagedUnseen = (setup: SetupModel): boolean => isManaged(setup) && setup.hosts.every(({ check }) => check.newest === null)

/** A record that leads straight to the ESP is right on this way: what is missing is the certificate there. */
const leadsToHolder: readonly string[] = ['dns.cname-points-to-esp', 'dns.cloudflare-record-not-proxied']

/** Who has to act on a run's root cause. What a CDN's admin would mend elsewhere is the CSM's to have mended where there is none. */
export function problemOwner({ assessment }: RunModel, setup: Pick<SetupModel, 'answers'>): Owner {
  const owner = assessment?.findings.find(({ code }) => code === assessment.rootCause)?.owner ?? 'cdn-admin'
  const isHolders = owner === 'cdn-admin' || leadsToHolder.includes(assessment?.rootCause ?? '')
  return isManaged(setup) && isHolders ? 'csm' : owner
}
