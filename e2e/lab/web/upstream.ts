import type { EdgePage } from '#e2e/lab/scenario.ts'
import { type EspOrigin, espHosts } from './esp.ts'
import type { WebAnswer, WebRequest } from './message.ts'
import { isWebPage, webPages } from './pages.ts'

/** What an edge gets from an origin: its answer, or why there is none. */
export type Upstream = (request: WebRequest, origin: string) => WebAnswer | EdgePage

/** The origins of the lab by name; called, not dialled: what happens behind an edge is seen in its answer alone. */
export function createUpstream(esps: (host: string) => EspOrigin | undefined): Upstream {
  return (request, origin) => {
    if (isWebPage(origin)) return webPages[origin](request)
    const esp = esps(origin)
    if (!esp) return 'origin-dns-error'
    const answer = esp.answer(request)
    return answer === 'silent' ? 'origin-timeout' : answer
  }
}

/** One origin for each ESP and region, and which host names lead to it. */
export function createEspOrigins(make: (esp: (typeof espHosts)[number]) => EspOrigin): (host: string) => EspOrigin | undefined {
  const byKey = new Map<string, EspOrigin>()
  const byHost = new Map<string, EspOrigin>()
  for (const host of espHosts) {
    const key = `${host.esp}/${host.region}`
    const origin = byKey.get(key) ?? make(host)
    byKey.set(key, origin)
    byHost.set(host.name, origin)
  }
  return (host) => byHost.get(host)
}
