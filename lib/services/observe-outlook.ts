import type { AddressEvidence, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { createSession } from '#lib/engine/probes/create-session.ts'
import { probeDns } from '#lib/engine/probes/dns.ts'
import { askHsts, parentsOf } from '#lib/engine/probes/forwarding/hsts.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { defaultEspTarget, esps } from '#lib/providers/registry.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { espSeen, leadsAway, outlookOf } from '#lib/wizard/why/outlook.ts'
import type { OutlookInput } from '#lib/wizard/why/outlook-input.ts'
import { httpsOnlyRow, outlookRows } from '#lib/wizard/why/outlook-rows.ts'

const longestMs = 12_000

/**
 * The first look at a name: what its domain tells browsers of HTTPS, and, where it is a
 * link host, where DNS leads and what its ports answer. No link is opened: the front page
 * is asked for, which is no click.
 * @param known what is answered of the link host already, where it is
 */
export async function observeOutlook(
  { hostname, given }: OutlookInput,
  known: Target | null,
  vantage: Vantage,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: RunRowView[]) => void },
): Promise<{ rows: RunRowView[]; evidence: Evidence }> {
  const session = createSession(known ?? unknownTarget(hostname), vantage, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]))
  try {
    const names = given === 'domain' ? [hostname, ...parentsOf(hostname)] : parentsOf(hostname)
    const rule = askHsts(session, names).then(() => onRows([httpsOnlyRow(hostname, outlookOf(session.snapshot()))]))
    await Promise.all([rule, lookAtClicks(session, given)])
    const evidence = known ? session.snapshot() : withEspSeen(session.snapshot())
    return { rows: outlookRows(hostname, outlookOf(evidence)), evidence }
  } finally {
    session.close()
  }
}

/** Nothing is answered yet. Which ESP it is, DNS may tell; none of the questions asked here depends on it. */
const unknownTarget = (hostname: string): Target => ({
  hostname,
  esp: 'sendgrid',
  region: 'us',
  espTarget: defaultEspTarget('sendgrid', 'us'),
  links: [],
  appLinks: false,
  records: [],
})

/** Findings name the ESP, so it has to be the one that was seen. */
function withEspSeen(evidence: Evidence): Evidence {
  const seen = espSeen(evidence)
  if (!seen) return evidence
  const region = seen.at === esps[seen.id].targets.eu ? 'eu' : 'us'
  return { ...evidence, target: { ...evidence.target, esp: seen.id, region, espTarget: seen.at } }
}

async function lookAtClicks(session: ProbeSession, given: OutlookInput['given']): Promise<void> {
  if (given === 'domain') {
    await session.askResolvers('link-host', session.target.hostname, 'A')
    // A sending domain receives no clicks.
    if (!leadsAway(session.snapshot())) return
  }
  const found: AddressEvidence[] = []
  await probeDns(session, (addresses) => found.push(...addresses))
  const allowed = found.filter(({ role, allowed }) => role === 'link-host' && allowed)
  // One address of each family: what is set up is the same on all, or a later check tells.
  const asked = [4, 6].flatMap((family) => allowed.find((entry) => entry.family === family) ?? [])
  await Promise.all(asked.flatMap(({ address }) => [askSecurely(session, address), askPlainly(session, address)]))
}

async function askSecurely(session: ProbeSession, address: string): Promise<void> {
  const { attempt } = await session.handshake({ role: 'link-host', address, servername: session.target.hostname })
  if (attempt.state === 'observed') await ask(session, 'https', address)
}

const askPlainly = (session: ProbeSession, address: string): Promise<void> => ask(session, 'http', address)

async function ask(session: ProbeSession, scheme: 'http' | 'https', address: string): Promise<void> {
  const host = session.target.hostname
  await session.request({ purpose: 'link', role: 'link-host', kind: 'made-up', scheme, address, host, path: '/' })
}
