import { isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { Trace, TraceHop } from '#lib/engine/evidence/trace.ts'
import { isLiteral, locationOf, webAddress } from '#lib/engine/evidence/trace-step.ts'
import { believedLookups, isDisbelieved } from '#lib/engine/facts/dns/believed.ts'
import { espLinkKind } from '#lib/providers/esp/link-shapes.ts'
import { espOfName } from '#lib/providers/registry.ts'
import { notPublicWords } from '#lib/words/en/x-ray-faults.ts'
import { connectionFault } from './connection-fault.ts'

/** What is wrong at a hop. */
export type FaultCode =
  | 'still-http'
  | 'downgrade'
  | 'no-address'
  | 'not-looked-up'
  | 'not-public'
  | 'no-connection'
  | 'no-way-out'
  | 'untrusted'
  | 'no-answer'
  | 'error-answer'
  | 'stays-here'
  | 'page-fault'
  | 'leaves-the-web'
  | 'refused'
  | 'odd-port'
  | 'bare-address'
  | 'loop'
  | 'loop-with-cookie'
  | 'too-many'
  | 'out-of-time'

/** What sentences about a fault may name. */
export interface FaultParams {
  host: string
  /** the host that sent the reader here; null at the link itself */
  from: string | null
  detail: string
}

export interface Fault {
  code: FaultCode
  verdict: 'fail' | 'warn' | 'unknown'
  params: FaultParams
}

/** One hop, judged. */
export interface JudgedHop {
  hop: TraceHop
  url: URL
  /** still on a link host or at the ESP: what comes after is the destination's own */
  onClickPath: boolean
  response: HttpResponse | null
  faults: Fault[]
}

const verdicts: Partial<Record<FaultCode, Fault['verdict']>> = {
  'still-http': 'warn',
  downgrade: 'warn',
  'page-fault': 'warn',
  'leaves-the-web': 'warn',
  'odd-port': 'warn',
  'bare-address': 'warn',
  'not-looked-up': 'unknown',
  'no-way-out': 'unknown',
  'loop-with-cookie': 'unknown',
  'out-of-time': 'unknown',
}

/**
 * What each hop of a link says; only the last one can have stopped it. Pure.
 * @param linkHosts the setup's
 */
export function judgeHops(trace: Trace, linkHosts: readonly string[]): JudgedHop[] {
  const judged: JudgedHop[] = []
  for (const hop of trace.hops) {
    const url = new URL(hop.url)
    const before = judged.at(-1)
    const onClickPath = (before?.onClickPath ?? true) && isTracked(url, linkHosts, before?.url)
    judged.push({ hop, url, onClickPath, response: responseOf(hop), faults: [] })
  }
  for (const [index, entry] of judged.entries()) {
    const from = judged[index - 1]?.url.hostname ?? null
    const end = index === judged.length - 1 ? endFault(entry, trace) : undefined
    const scheme = schemeFault(entry, judged[index - 1])
    // Where nothing opens, it is no matter by which protocol it does not.
    for (const fault of [end, end && scheme?.code === 'downgrade' ? undefined : scheme]) {
      if (fault) entry.faults.push({ verdict: 'fail', ...fault, params: { host: entry.url.hostname, from, detail: '', ...fault.params } })
    }
  }
  return judged
}

type Found = { code: FaultCode; verdict?: Fault['verdict']; params?: Partial<FaultParams> }

const fault = (code: FaultCode, detail = '', params: Partial<FaultParams> = {}): Found => ({
  code,
  ...(verdicts[code] ? { verdict: verdicts[code] } : {}),
  params: { detail, ...params },
})

/** Whether a hop belongs to click tracking: a link host, the ESP's own, or the link itself where it has an ESP's shape; and the same host again. */
const isTracked = (url: URL, linkHosts: readonly string[], before: URL | undefined): boolean =>
  linkHosts.includes(url.hostname) ||
  espOfName(url.hostname) !== undefined ||
  (before === undefined ? espLinkKind(url.pathname) !== undefined : url.hostname === before.hostname)

export const responseOf = ({ evidence }: TraceHop): HttpResponse | null => {
  const answered = evidence.http.find(({ attempt }) => attempt.state === 'observed')
  return answered?.attempt.state === 'observed' ? answered.attempt.value : null
}

function schemeFault({ url, onClickPath }: JudgedHop, before: JudgedHop | undefined): Found | undefined {
  if (url.protocol === 'https:') return undefined
  if (before === undefined) return onClickPath ? fault('still-http') : undefined
  return before.url.protocol === 'https:' ? fault('downgrade') : undefined
}

/** Why the walk ended here, where that is not simply a page. */
function endFault(entry: JudgedHop, trace: Trace): Found | undefined {
  const { hop, response } = entry
  if (wasMisled(hop)) return fault('not-looked-up')
  switch (trace.end) {
    case 'answered':
      return answerFault(entry)
    case 'no-address':
      return fault(wasLookedUp(hop) ? 'no-address' : 'not-looked-up')
    case 'not-public':
      return fault('not-public', notPublic(entry))
    case 'no-connection':
    case 'no-answer':
      return connectionFault(trace.end, hop.evidence)
    case 'not-followed':
      return notFollowed(trace.next)
    case 'loop':
      return fault(setsCookie(response) ? 'loop-with-cookie' : 'loop', trace.next ?? '')
    case 'too-many':
      return fault('too-many', trace.next ?? '')
    default:
      return fault(trace.end)
  }
}

function notPublic({ hop, url }: JudgedHop): string {
  const [first] = hop.evidence.addresses
  if (isLiteral(url)) return notPublicWords.literal(first?.scope ?? '')
  return notPublicWords.name(url.hostname, hop.evidence.addresses.map(({ address, scope }) => `${address}: ${scope}`).join(', '))
}

function answerFault({ url, onClickPath, response }: JudgedHop): Found | undefined {
  if (!response) return undefined
  const detail = String(response.status)
  if (!onClickPath) return response.status >= 400 ? fault('page-fault', detail) : undefined
  if (response.status >= 400) return fault('error-answer', detail)
  // Pixels and unsubscribe pages are answered by the ESP itself.
  const kind = espLinkKind(url.pathname)
  return kind === 'open' || kind === 'unsubscribe' ? undefined : fault('stays-here', detail)
}

/** Schemes that browsers never follow a redirect to (Fetch, 4.4), and web addresses that are none. */
const refusedSchemes = /^(https?|javascript|data|file|about|blob|vbscript|ftp|view-source):/i

function notFollowed(next: string | null): Found {
  if (next === null) return fault('bare-address')
  if (webAddress(next)) return fault('odd-port', next)
  return fault(refusedSchemes.test(next) || !/^[a-z][a-z0-9+.-]*:/i.test(next) ? 'refused' : 'leaves-the-web', next)
}

const lookupsOf = ({ evidence }: TraceHop): DnsLookup[] => believedLookups(evidence.dns).filter(({ purpose }) => purpose === 'link-host')

/** Somebody who can be believed said where the host is, or that it is nowhere. */
const wasLookedUp = (hop: TraceHop): boolean => lookupsOf(hop).some(isUseful)

/** Only such as cannot be believed said where the host is: what was met there is not the host. */
const wasMisled = (hop: TraceHop): boolean => lookupsOf(hop).some(isDisbelieved) && !wasLookedUp(hop)

const setsCookie = (response: HttpResponse | null): boolean =>
  response?.headers.some(([name]) => name.toLowerCase() === 'set-cookie') ?? false

/** Where a hop leads, absolute; null where it leads nowhere. */
export function leadsTo({ response, url }: Pick<JudgedHop, 'response' | 'url'>): string | null {
  const location = response && locationOf(response)
  return location === null ? null : (URL.parse(location, url.href)?.href ?? location)
}
