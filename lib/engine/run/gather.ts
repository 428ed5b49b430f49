import type { AddressEvidence, Evidence } from '#lib/engine/evidence/evidence.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { createSession } from '#lib/engine/probes/create-session.ts'
import { probeDns } from '#lib/engine/probes/dns.ts'
import { probeDifference } from '#lib/engine/probes/forwarding/comparison.ts'
import { probeHsts } from '#lib/engine/probes/forwarding/hsts.ts'
import { beginForwarding, probeForwarding, probeOrigin } from '#lib/engine/probes/forwarding.ts'
import type { ProbeSession, Share } from '#lib/engine/probes/session.ts'
import { probeTls } from '#lib/engine/probes/tls.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { tellingLinkFirst } from './link-order.ts'

export interface GatherOptions {
  /** ends the run early; what was seen so far is returned */
  signal?: AbortSignal
  /** called after each stage with all that was seen so far */
  onProgress?: (evidence: Evidence) => void
}

/** By the wall clock: somebody waits. What it cuts short says nothing of the peer. */
const runTimeoutMs = 10_000
/** A host with more addresses than this is looked at in part. */
const maxAddresses = 8
/** Servers and resolvers that differ may lead to as many other places; each is looked at by one address. */
const maxFurtherPlaces = 8

/**
 * Observes everything about a target that its checks may ask for, side by side
 * where one thing does not depend on another, within 10 s. Leaves no socket
 * behind. What a peer does never makes it throw.
 */
export async function gather(target: Target, vantage: Vantage, { signal, onProgress }: GatherOptions = {}): Promise<Evidence> {
  const limit = new AbortController()
  const onStop = () => limit.abort(new ProbeError('aborted'))
  const timer = setTimeout(() => limit.abort(new ProbeError('aborted', 'the whole run took too long')), runTimeoutMs)
  signal?.addEventListener('abort', onStop, { once: true })
  if (signal?.aborted) onStop()
  try {
    const evidence = await observe(target, vantage, limit.signal, onProgress)
    // Which of the links was given first is chance: the one that tells most gets everything.
    const links = tellingLinkFirst(evidence)
    return links ? await observe({ ...target, links }, vantage, limit.signal, onProgress) : evidence
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onStop)
  }
}

async function observe(target: Target, vantage: Vantage, signal: AbortSignal, onProgress: GatherOptions['onProgress']): Promise<Evidence> {
  const session = createSession(target, vantage, signal)
  try {
    await probeAll(session, () => onProgress?.(session.snapshot()))
    return session.snapshot()
  } finally {
    session.close()
  }
}

/**
 * The ESP is asked while DNS still is; the edge as soon as DNS tells where it is.
 * Only when both have answered can their answers be compared.
 */
async function probeAll(session: ProbeSession, report: () => void): Promise<void> {
  const role = session.target.edge === undefined ? 'link-host' : 'edge'
  const edges: Promise<void>[] = []
  const seen = new Set<string>()
  const further = new Set<string>()
  const onAddresses = (addresses: readonly AddressEvidence[], share: Share): void => {
    const fresh = addresses.filter(({ role: its, allowed, address }) => its === role && allowed && !seen.has(address))
    const room = share === 'one' ? Math.min(1, maxFurtherPlaces - further.size) : maxAddresses - (seen.size - further.size)
    const taken = ofBothFamilies(fresh, room).map(({ address }) => address)
    for (const address of taken) seen.add(address)
    for (const address of share === 'one' ? taken : []) further.add(address)
    if (taken.length > 0) edges.push(probeEdge(session, role, taken, share, report))
    // Awaited further down; until then a rejection must not count as unhandled.
    edges.at(-1)?.catch(() => undefined)
  }
  beginForwarding(session)
  await settleAll([probeDns(session, onAddresses).then(report), probeOrigin(session).then(report)])
  await settleAll(edges)
  if (edges.length > 0) await settleAll([probeDifference(session, role), probeHsts(session, role)])
}

/** So many addresses that neither family crowds the other out. */
function ofBothFamilies(addresses: readonly AddressEvidence[], room: number): AddressEvidence[] {
  const [four, six] = [4, 6].map((family) => addresses.filter((entry) => entry.family === family)) as [AddressEvidence[], AddressEvidence[]]
  const sixes = six.slice(0, Math.max(Math.floor(room / 2), room - four.length))
  return [...four.slice(0, room - sixes.length), ...sixes]
}

/** Handshakes with every address; the links are asked over the same connections. */
async function probeEdge(
  session: ProbeSession,
  role: 'link-host' | 'edge',
  addresses: readonly string[],
  share: Share,
  report: () => void,
) {
  const edge = { whole: addresses, rest: session, one: null }[share]
  const tls = addresses.map((address) => probeTls(session, role, address, edge))
  await settleAll([settleAll(tls).then(report), probeForwarding(session, role, addresses, share).then(report)])
}

/** Waits for all of them, and only then passes on the first fault: nothing may run on unobserved. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
