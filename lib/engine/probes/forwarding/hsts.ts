import { parse as parseDomain } from 'tldts'
import { httpsWorks } from '#lib/engine/evidence/https-works.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'

/**
 * Asks the parents of the link host, up to its registered domain, for what they tell
 * browsers of the names below them. Sends nothing where HTTPS works on the link host:
 * then it does no harm.
 */
export async function probeHsts(session: ProbeSession, role: 'link-host' | 'edge'): Promise<void> {
  if (httpsWorks(session.snapshot(), role) !== false) return
  await askHsts(session, parentsOf(session.target.hostname))
}

/** Asks each name for what it tells browsers of the names below it. */
export async function askHsts(session: ProbeSession, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => askParent(session, name)))
}

async function askParent(session: ProbeSession, parent: string): Promise<void> {
  const lookups = await session.askResolvers('other', parent, 'A')
  const addresses = lookups.flatMap(({ attempt }) =>
    attempt.state === 'observed' ? attempt.value.answers.filter(({ type }) => type === 'A').map(({ data }) => data) : [],
  )
  const address = addresses.find((candidate) => session.vantage.network.classify(candidate).allowed)
  if (address === undefined) return
  await session.request({ purpose: 'hsts', role: 'parent', kind: 'file', scheme: 'https', address, host: parent, path: '/' })
}

/** `link.mail.example.co.uk` has the parents `mail.example.co.uk` and `example.co.uk`. */
export function parentsOf(hostname: string): string[] {
  const domain = parseDomain(hostname, { allowPrivateDomains: false }).domain
  const labels = hostname.split('.')
  return labels
    .map((_, index) => labels.slice(index).join('.'))
    .filter((name) => name !== hostname && domain !== null && (name === domain || name.endsWith(`.${domain}`)))
}
