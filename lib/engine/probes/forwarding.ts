import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { pathOf, planForwarding } from './forwarding/plan.ts'
import type { HttpRequest, ProbeSession } from './session.ts'

/** Which of the addresses are asked: the first IPv4 one and the first IPv6 one. */
const onePerFamily = (addresses: readonly string[]): string[] =>
  [addresses.find((address) => !address.includes(':')), addresses.find((address) => address.includes(':'))].filter(
    (address) => address !== undefined,
  )

const associationFiles = ['/.well-known/apple-app-site-association', '/.well-known/assetlinks.json']

/**
 * Sends the links to the edge. `addresses`: those of the link host (or of the
 * edge, in a rehearsal) that the guard lets be dialled; one of each family is asked.
 *
 * Following a real link counts as a click. A healthy edge gets three of the first
 * link (https, http, and https again to see a cache; two where http only redirects
 * to https), one more over IPv6, one of the second link and one open where they
 * were given. The link with its token spoiled is no click.
 */
export async function probeForwarding(session: ProbeSession, role: 'link-host' | 'edge', addresses: readonly string[]): Promise<void> {
  const plan = planForwarding(session.target)
  const [main, ...others] = onePerFamily(addresses)
  if (main === undefined) return
  const ask = (purpose: HttpRequest['purpose'], path: string, scheme: HttpRequest['scheme'] = 'https', address = main) =>
    session.request({ purpose, role, kind: plan.kind, scheme, address, host: session.target.hostname, path })

  const overHttps = async (): Promise<void> => {
    const link = await ask('link', plan.link)
    if (link.attempt.state !== 'observed') return
    // One after another: the connection stands already, and a cache has to have seen the first link before the rest.
    if (plan.control !== undefined) await ask('control', plan.control)
    if (plan.second !== undefined) await ask('second-link', plan.second)
    await ask('repeat', plan.link)
    if (plan.open !== undefined) await ask('open', plan.open)
    if (session.target.appLinks) await askFiles(session, role, main)
  }
  await Promise.all([overHttps(), ask('link', plan.link, 'http'), ...others.map((address) => ask('link', plan.link, 'https', address))])
}

async function askFiles(session: ProbeSession, role: HttpExchange['role'], address: string): Promise<void> {
  const host = session.target.hostname
  for (const path of associationFiles) {
    await session.request({ purpose: 'app-links', role, kind: 'file', scheme: 'https', address, host, path })
  }
}

/**
 * Asks the ESP's own host the same directly: what a faithful edge has to relay.
 * Needs nothing of the link host's DNS, so it may run beside everything else.
 * One click of the first link, and one open where a pixel was given.
 */
export async function probeOrigin(session: ProbeSession): Promise<void> {
  const { hostname, espTarget, openUrl } = session.target
  const address = await originAddress(session)
  if (address === undefined) return
  const plan = planForwarding(session.target)
  const ask = (purpose: 'link' | 'open', path: string, scheme: 'http' | 'https') =>
    session.request({ purpose, role: 'origin', kind: plan.kind, scheme, address, host: hostname, servername: espTarget, path })

  const plain = await ask('link', plan.link, 'http')
  const scheme = plain.attempt.state === 'observed' ? 'http' : 'https'
  if (scheme === 'https') await ask('link', plan.link, scheme)
  if (openUrl !== undefined) await ask('open', pathOf(openUrl), scheme)
}

/** The first address of the ESP's host that the guard lets be dialled, IPv4 before IPv6. */
async function originAddress(session: ProbeSession): Promise<string | undefined> {
  for (const type of ['A', 'AAAA']) {
    const lookups = await session.askResolvers('origin', session.target.espTarget, type)
    const addresses = lookups.flatMap(({ attempt }) =>
      attempt.state === 'observed' ? attempt.value.answers.filter((record) => record.type === type).map((record) => record.data) : [],
    )
    const allowed = [...new Set(addresses)].find((address) => session.noteAddress('origin', address).allowed)
    if (allowed !== undefined) return allowed
  }
  return undefined
}
