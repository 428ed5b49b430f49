import { type ClientName, type FetcherName, fetcherAgents, userAgents } from '#lib/engine/evidence/clients.ts'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { attendedMs, withinPatience } from '#lib/engine/net/attention.ts'
import { addressOfEsp } from './forwarding/esp-address.ts'
import { pathOf, planForwarding } from './forwarding/plan.ts'
import type { HttpRequest, ProbeSession, Share } from './session.ts'

/** Which addresses a run has sent something to: addresses may become known one family after the other. */
const askedBefore = new WeakMap<ProbeSession, Set<string>>()

/** What each address is sent: everything, the first link, or the link that is no click. */
interface Shares {
  main?: string
  link: string[]
  spoiled: string[]
}

/** Addresses beside the first of each family that are asked at all. */
const maxFurtherAddresses = 3

/** Shares out the addresses that this run has not asked yet. */
function shareOut(session: ProbeSession, addresses: readonly string[], share: Share): Shares {
  // Another place is a machine of its own: what was asked elsewhere tells nothing of it.
  if (share === 'one') return { link: [...addresses], spoiled: [...addresses] }
  const before = share === 'whole' ? undefined : askedBefore.get(session)
  const asked = before ?? new Set<string>()
  askedBefore.set(session, asked)
  const isFirst = asked.size === 0
  const firsts = [false, true].flatMap((ipv6) => {
    if ([...asked].some((address) => isIpv6(address) === ipv6)) return []
    return addresses.find((address) => isIpv6(address) === ipv6) ?? []
  })
  const further = addresses.filter((address) => !firsts.includes(address) && !asked.has(address))
  const spoiled = further.slice(0, Math.max(0, maxFurtherAddresses + 2 - asked.size - firsts.length))
  for (const address of [...firsts, ...spoiled]) asked.add(address)
  return isFirst ? { main: firsts[0], link: firsts.slice(1), spoiled } : { link: firsts, spoiled }
}

const isIpv6 = (address: string): boolean => address.includes(':')

/** Answers to the first link are waited for until so long after the run's beginning: what comes by then is slow, and not endless. */
const linkPatienceMs = 8_800
/** The usual bound for an answer's headers, and the time within which the rest of a run has to fit. */
const usualPatienceMs = 5_000
const begun = new WeakMap<ProbeSession, number>()

/** What is left for the first link, never less than the usual bound. */
function patienceOf(session: ProbeSession): number {
  const since = performance.now() - (begun.get(session) ?? performance.now())
  return Math.max(usualPatienceMs, Math.round(linkPatienceMs - since))
}

/** Notes when a run's first question goes out. */
export const beginForwarding = (session: ProbeSession): void => void begun.set(session, performance.now())

/** A connection that cannot be made has failed by then. */
const unreachableWithinMs = 4_000

/** When the first link takes longer than this, the other machines are asked meanwhile. */
const patienceMs = 1_000

/** What follows the first link goes out over this many connections: as many as there are requests for a healthy edge with two links. */
const connectionsAtOnce = 3

/** Each association file, and who fetches it. */
const associationFiles: readonly (readonly [path: string, fetcher: FetcherName])[] = [
  ['/.well-known/apple-app-site-association', 'apple'],
  ['/.well-known/assetlinks.json', 'google'],
]

/**
 * Sends the links to the edge. `addresses`: those of the link host (or of the
 * edge, in a rehearsal) that the guard lets be dialled. The first gets everything, the
 * first of the other family the first link, and up to three more a link that is no
 * click, since a proxy may be set up otherwise on one machine than on the next. May be
 * called again with addresses that became known later, and for further places (`share`).
 *
 * Following a real link counts as a click. A healthy edge gets three of the first
 * link (https, http, and https again to see a cache; two where http only redirects
 * to https), one more over IPv6, one of the second link and one open where they
 * were given. The link with its token spoiled is no click. The spoiled link and the
 * repetition are sent as other clients than a browser, which costs no further request.
 */
export async function probeForwarding(
  session: ProbeSession,
  role: 'link-host' | 'edge',
  addresses: readonly string[],
  share: Share = 'rest',
): Promise<void> {
  const shares = shareOut(session, addresses, share)
  const { main } = shares
  const { kind, link, control } = planForwarding(session.target)
  const host = session.target.hostname
  const askLink = (scheme: HttpRequest['scheme'], address: string) =>
    session.request({ purpose: 'link', role, kind, scheme, address, host, path: link, patienceMs: patienceOf(session) })
  const askSpoiled = (address: string) =>
    control === undefined
      ? kind === 'real' || shares.link.includes(address) || askLink('https', address)
      : session.request({ purpose: 'control', role, kind, scheme: 'https', address, host, path: control, ...asClient('image-proxy') })
  const askEverything = async (address: string, first = askLink('https', address)): Promise<boolean> => {
    const rest = restOf(session, role, address)
    const connections = Math.min(rest.length, connectionsAtOnce) - 1
    if (connections > 0) session.openBeside({ address, servername: host, connections })
    const overHttps = first.then(async ({ attempt }) => {
      // After an answer as late as this, the rest would be cut short by the run's end, and say nothing.
      const inTime = attempt.state === 'observed' && attempt.value.ms <= usualPatienceMs
      if (inTime) await Promise.all(rest.map((request) => session.request(request)))
      return attempt.state === 'observed'
    })
    const [answered] = await Promise.all([overHttps, askLink('http', address)])
    return answered
  }
  const askMain = async (address: string, first: Promise<HttpExchange>): Promise<void> => {
    const started = attendedMs()
    const next = shares.spoiled.find((other) => isIpv6(other) === isIpv6(address))
    if ((await askEverything(address, first)) || next === undefined) return
    // One dead address of several is not the edge's word on links.
    if (attendedMs() - started < unreachableWithinMs) await askEverything(next)
  }
  const first = main === undefined ? undefined : { address: main, answer: askLink('https', main) }
  // Machines of one edge may share a cache: the first link comes to it before any other does.
  const cached = first && withinPatience(first.answer, patienceMs)
  await Promise.all([
    first && askMain(first.address, first.answer),
    ...shares.link.map((address) => askLink('https', address)),
    ...shares.spoiled.map(async (address) => {
      await cached
      await askSpoiled(address)
    }),
  ])
}

/**
 * What follows once the first link was answered, so that a cache has seen it: side by
 * side, as none of it depends on the rest. The second link is another one, so that a cache
 * which takes it for the first is found out; the repetition is for the cache alone.
 */
function restOf({ target }: ProbeSession, role: 'link-host' | 'edge', address: string): HttpRequest[] {
  const plan = planForwarding(target)
  const wanted: readonly (readonly [HttpRequest['purpose'], string | undefined, ClientName?])[] = [
    ['control', plan.control, 'image-proxy'],
    ['second-link', plan.second],
    ['repeat', plan.link, 'phone'],
    ['open', plan.open],
  ]
  const same = { role, scheme: 'https', address, host: target.hostname } as const
  const links = wanted.flatMap(([purpose, path, client]): HttpRequest[] =>
    path === undefined ? [] : [{ ...same, purpose, kind: plan.kind, path, ...asClient(client) }],
  )
  return [...links, ...(target.appLinks ? associationFiles.flatMap(([path, fetcher]) => asksForFile(path, fetcher, same)) : [])]
}

/** As a browser, which is what people try it with, and as whoever fetches it: firewalls tell them apart. */
function asksForFile(path: string, fetcher: FetcherName, same: Pick<HttpRequest, 'role' | 'scheme' | 'address' | 'host'>): HttpRequest[] {
  const file = { ...same, purpose: 'app-links', kind: 'file', path } as const
  return [file, { ...file, variant: fetcher, headers: { 'User-Agent': fetcherAgents[fetcher], Accept: '*/*' } }]
}

/** Sends a request as somebody other than a browser on a desk. */
const asClient = (client: ClientName | undefined): Pick<HttpRequest, 'variant' | 'headers'> =>
  client ? { variant: client, headers: { 'User-Agent': userAgents[client] } } : {}

/**
 * Asks the ESP's own host the same directly: what a faithful edge has to relay.
 * Needs nothing of the link host's DNS, so it may run beside everything else.
 * One click of the first link, and one open where a pixel was given.
 */
export async function probeOrigin(session: ProbeSession): Promise<void> {
  const { hostname, espTarget, openUrl } = session.target
  const address = await addressOfEsp(session, espTarget)
  if (address === undefined) return
  const plan = planForwarding(session.target)
  const ask = (purpose: 'link' | 'open', path: string, scheme: 'http' | 'https') =>
    session.request({ purpose, role: 'origin', kind: plan.kind, scheme, address, host: hostname, servername: espTarget, path })

  const started = attendedMs()
  const plain = await ask('link', plan.link, 'http')
  const scheme = plain.attempt.state === 'observed' ? 'http' : 'https'
  // Port 80 that cannot be reached shows sooner than this; an ESP that takes a request and stays silent would do so twice.
  if (scheme === 'https' && attendedMs() - started > unreachableWithinMs) return
  if (scheme === 'https') await ask('link', plan.link, scheme)
  if (openUrl !== undefined) await ask('open', pathOf(openUrl), scheme)
}
