import { type ClientName, userAgents } from '#lib/engine/evidence/clients.ts'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { addressOfEsp } from './forwarding/esp-address.ts'
import { pathOf, planForwarding } from './forwarding/plan.ts'
import type { HttpRequest, ProbeSession } from './session.ts'

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
function shareOut(session: ProbeSession, addresses: readonly string[]): Shares {
  const asked = askedBefore.get(session) ?? new Set<string>()
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

/** A connection that cannot be made has failed by then. */
const unreachableWithinMs = 4_000

/** An edge that takes longer than this for one answer is sent the rest side by side. */
const patienceMs = 1_000

const associationFiles = ['/.well-known/apple-app-site-association', '/.well-known/assetlinks.json']

/**
 * Sends the links to the edge. `addresses`: those of the link host (or of the
 * edge, in a rehearsal) that the guard lets be dialled. The first gets everything, the
 * first of the other family the first link, and up to three more a link that is no
 * click, since a proxy may be set up otherwise on one machine than on the next. May be
 * called again with addresses that became known later.
 *
 * Following a real link counts as a click. A healthy edge gets three of the first
 * link (https, http, and https again to see a cache; two where http only redirects
 * to https), one more over IPv6, one of the second link and one open where they
 * were given. The link with its token spoiled is no click. The spoiled link and the
 * repetition are sent as other clients than a browser, which costs no further request.
 */
export async function probeForwarding(session: ProbeSession, role: 'link-host' | 'edge', addresses: readonly string[]): Promise<void> {
  const shares = shareOut(session, addresses)
  const { main } = shares
  const { kind, link, control } = planForwarding(session.target)
  const host = session.target.hostname
  const askLink = (scheme: HttpRequest['scheme'], address: string) =>
    session.request({ purpose: 'link', role, kind, scheme, address, host, path: link })
  const askSpoiled = (address: string) =>
    control === undefined
      ? kind === 'real' || askLink('https', address)
      : session.request({ purpose: 'control', role, kind, scheme: 'https', address, host, path: control, ...asClient('image-proxy') })
  const askEverything = async (address: string): Promise<boolean> => {
    const overHttps = askLink('https', address).then(async ({ attempt }) => {
      if (attempt.state === 'observed') await askRest(session, role, address, attempt.value.ms > patienceMs)
      return attempt.state === 'observed'
    })
    const [answered] = await Promise.all([overHttps, askLink('http', address)])
    return answered
  }
  const askMain = async (address: string): Promise<void> => {
    const started = performance.now()
    const next = shares.spoiled.find((other) => isIpv6(other) === isIpv6(address))
    if ((await askEverything(address)) || next === undefined) return
    // One dead address of several is not the edge's word on links.
    if (performance.now() - started < unreachableWithinMs) await askEverything(next)
  }
  await Promise.all([
    main === undefined || askMain(main),
    ...shares.link.map((address) => askLink('https', address)),
    ...shares.spoiled.map(askSpoiled),
  ])
}

/**
 * What follows once the first link was answered, so that a cache has seen it. One
 * after another, over the connection that stands already, unless the edge is slow.
 */
async function askRest(session: ProbeSession, role: 'link-host' | 'edge', address: string, sideBySide: boolean): Promise<void> {
  const plan = planForwarding(session.target)
  const wanted: readonly (readonly [HttpRequest['purpose'], string | undefined, ClientName?])[] = [
    ['control', plan.control, 'image-proxy'],
    ['second-link', plan.second],
    ['repeat', plan.link, 'phone'],
    ['open', plan.open],
  ]
  const sent: Promise<unknown>[] = []
  for (const [purpose, path, client] of wanted) {
    if (path === undefined) continue
    const host = session.target.hostname
    const request = session.request({ purpose, role, kind: plan.kind, scheme: 'https', address, host, path, ...asClient(client) })
    sent.push(request)
    if (!sideBySide) await request
  }
  await Promise.all(sent)
  if (session.target.appLinks) await askFiles(session, role, address)
}

/** Sends a request as somebody other than a browser on a desk. */
const asClient = (client: ClientName | undefined): Pick<HttpRequest, 'variant' | 'headers'> =>
  client ? { variant: client, headers: { 'User-Agent': userAgents[client] } } : {}

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
  const address = await addressOfEsp(session, espTarget)
  if (address === undefined) return
  const plan = planForwarding(session.target)
  const ask = (purpose: 'link' | 'open', path: string, scheme: 'http' | 'https') =>
    session.request({ purpose, role: 'origin', kind: plan.kind, scheme, address, host: hostname, servername: espTarget, path })

  const started = performance.now()
  const plain = await ask('link', plan.link, 'http')
  const scheme = plain.attempt.state === 'observed' ? 'http' : 'https'
  // Port 80 that cannot be reached shows sooner than this; an ESP that takes a request and stays silent would do so twice.
  if (scheme === 'https' && performance.now() - started > unreachableWithinMs) return
  if (scheme === 'https') await ask('link', plan.link, scheme)
  if (openUrl !== undefined) await ask('open', pathOf(openUrl), scheme)
}
