import { type Attempt, failed, observed, skipped } from '#lib/engine/evidence/attempt.ts'
import type { AddressEvidence, DnsAnswer, DnsLookup, Evidence, HttpResponse, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { type FailureReason, ProbeError } from '#lib/engine/net/probe-error.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { askServer } from './ask.ts'
import { type Connections, createConnections } from './connections.ts'
import { isAskable } from './dns-name.ts'
import { typeNumber } from './dns-types.ts'
import { createEvidenceLog, type EvidenceLog, endpointText } from './evidence-log.ts'
import { type HandshakeValue, openTls } from './open-tls.ts'
import type { Route } from './route-agent.ts'
import type { OtherShown } from './secure-connections.ts'
import type { HandshakeRequest, ProbeSession, Question } from './session.ts'

/** A session that its owner must close. */
export interface OwnedSession extends ProbeSession {
  /** ends whatever still runs and leaves no socket behind */
  close(): void
}

/** A run asks some dozens of questions; a peer that makes us ask more wants us to flood somebody. */
const maxQuestions = 400

/** Connections of a run that showed something else than the first of their route did: so many are kept. */
const maxOthers = 4

/** They count as handshakes of their own, beside the first one. */
function withOthers(evidence: Evidence, others: readonly OtherShown[]): Evidence {
  const further = others.flatMap(({ address, servername, value }, index) => {
    const first = evidence.tls.find((entry) => entry.address === address && entry.servername === servername && entry.mode === 'standard')
    return first ? [{ ...first, id: `${first.id}:other-${index + 1}`, attempt: observed(value) }] : []
  })
  return further.length > 0 ? { ...evidence, tls: [...evidence.tls, ...further] } : evidence
}

/** What a session's primitives share. */
interface Run {
  target: Target
  vantage: Vantage
  signal: AbortSignal
  log: EvidenceLog
  connections: Connections
}

/** Opens a session for one run. `signal` ends it: its deadline, or a request to stop. */
export function createSession(target: Target, vantage: Vantage, signal: AbortSignal): OwnedSession {
  const closing = new AbortController()
  const whole = AbortSignal.any([signal, closing.signal])
  const others: OtherShown[] = []
  const onOther = (other: OtherShown) => others.length < maxOthers && others.push(other)
  const connections = createConnections(vantage.network, whole, onOther)
  const run: Run = { target, vantage, signal: whole, log: createEvidenceLog(target, vantage), connections }
  const ask = createAsk(run)
  return {
    target,
    vantage,
    signal: whole,
    ask,
    askResolvers: (purpose, name, type) => {
      const servers = vantage.network.resolvers.map(({ address, port }) => ({ role: 'recursive' as const, address, port }))
      return Promise.all(servers.map((server) => ask({ purpose, server, name, type })))
    },
    noteAddress: createNoteAddress(run),
    handshake: createHandshake(run),
    openBeside: ({ address, servername, connections: count }) => connections.openBeside(address, servername, count),
    request: createRequest(run),
    snapshot: () => withOthers(run.log.snapshot(), others),
    close: () => {
      closing.abort(new ProbeError('aborted', 'the run is over'))
      connections.close()
    },
  }
}

/** Turns the outcome of a primitive into an attempt. Anything but a `ProbeError` is a fault of ours and goes on as it is. */
async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  try {
    return observed(await work)
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error
    return failed(error.reason, error.message === error.reason ? undefined : error.message)
  }
}

/**
 * Asks each question of each server once. The same question for another purpose
 * is recorded anew with the same outcome. A server that let a whole question
 * pass in silence, or in rubbish, and has never answered in this run is not waited for again.
 */
function createAsk({ vantage, signal, log }: Run): ProbeSession['ask'] {
  const outcomes = new Map<string, Promise<Attempt<DnsAnswer>>>()
  const recorded = new Map<string, Promise<DnsLookup>>()
  const answering = new Set<string>()
  const mute = new Map<string, Attempt<never>>()

  const send = async (question: Question, server: string): Promise<Attempt<DnsAnswer>> => {
    if (!isAskable(question.name) || typeNumber(question.type) === undefined) return skipped('not a name that can be asked for')
    if (outcomes.size > maxQuestions) return skipped(`more than ${maxQuestions} questions`)
    const before = mute.get(server)
    if (before) return before
    const rd = question.server.role === 'recursive'
    const { name, type, cd = false } = question
    const outcome = await attempt(askServer(vantage.network, question.server, { name, type, rd, cd }, signal))
    if (outcome.state === 'observed') answering.add(server)
    else if (outcome.state === 'failed' && isMute(outcome.reason) && !signal.aborted && !answering.has(server))
      mute.set(server, failed(outcome.reason, outcome.detail ?? 'silent before in this run'))
    return outcome
  }

  const record = async (question: Question, id: string): Promise<DnsLookup> => {
    const server = endpointText(question.server.address, question.server.port, 0)
    const asked = `${server} ${question.server.role} ${question.cd ?? false} ${question.type} ${question.name}`
    const place = log.dns.entries.push(undefined) - 1
    const pending = outcomes.get(asked) ?? send(question, server)
    outcomes.set(asked, pending)
    const lookup: DnsLookup = { id: log.uniqueId(id), ...question, attempt: await pending }
    log.dns.entries[place] = lookup
    return lookup
  }

  return (input) => {
    const question = { ...input, name: input.name.toLowerCase() }
    const id = dnsId(question)
    const key = `${id} ${question.server.role}`
    const pending = recorded.get(key) ?? record(question, id)
    recorded.set(key, pending)
    return pending
  }
}

/** What a server does that is no answer, and took our whole patience. */
const isMute = (reason: FailureReason): boolean => reason === 'timeout' || reason === 'malformed'

const dnsId = ({ purpose, type, name, server, cd }: Question): string =>
  `dns:${purpose}:${type}:${name}@${endpointText(server.address, server.port, 53)}${cd ? ':cd' : ''}`

function createNoteAddress({ vantage, log }: Run): ProbeSession['noteAddress'] {
  return (role, address) => {
    const known = log.addresses.find((entry) => entry.role === role && entry.address === address)
    if (known) return known
    const family = address.includes(':') ? 6 : 4
    const entry: AddressEvidence = {
      address,
      family,
      role,
      ...vantage.network.classify(address),
      ranges: [...vantage.ranges.lookup(address)],
    }
    log.addresses.push(entry)
    return entry
  }
}

/** Shakes hands once for each address, name and mode, whoever asks. */
function createHandshake({ vantage, signal, log, connections }: Run): ProbeSession['handshake'] {
  const others = new Map<string, Promise<HandshakeValue>>()

  const once = async (address: string, servername: string, mode: TlsHandshake['mode']): Promise<HandshakeValue> => {
    const { socket, value } = await openTls(vantage.network, address, servername, mode, signal)
    socket.destroy()
    return value
  }
  const shake = ({ address, servername, mode = 'standard' }: HandshakeRequest): Promise<HandshakeValue> => {
    if (mode === 'standard') return connections.firstHandshake(address, servername).then(({ value }) => value)
    const key = `${address} ${servername} ${mode}`
    const pending = others.get(key) ?? once(address, servername, mode)
    others.set(key, pending)
    return pending
  }

  return async (request) => {
    const { role, address, servername, mode = 'standard' } = request
    const id = log.uniqueId(`tls:${role}:${servername}@${address}${mode === 'standard' ? '' : `:${mode}`}`)
    const place = log.tls.entries.push(undefined) - 1
    const handshake = { id, role, address, port: 443, servername, mode, attempt: await attempt(shake(request)) }
    log.tls.entries[place] = handshake
    return handshake
  }
}

/** What a browser sends, but for the encodings: nothing that comes back is decoded. */
const defaultHeaders = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/154.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'Accept-Encoding': 'identity',
  Connection: 'keep-alive',
}

function createRequest({ log, connections }: Run): ProbeSession['request'] {
  return async ({ servername, method = 'GET', headers, maxBodyBytes, patienceMs, ...request }) => {
    const { purpose, role, kind, scheme, address, host, path, variant } = request
    const id = log.uniqueId(`http:${purpose}:${scheme}:${role}@${address}${variant ? `:${variant}` : ''}`)
    const place = log.http.entries.push(undefined) - 1
    const route: Route = { scheme, address, servername: servername ?? host }
    const wire = { route, method, path, headers: { Host: host, ...defaultHeaders, ...headers }, maxBodyBytes, patienceMs }
    const outcome: Attempt<HttpResponse> = await attempt(connections.send(wire))
    const port = scheme === 'https' ? 443 : 80
    const exchange = { id, purpose, role, kind, scheme, address, port, host, path, ...(variant ? { variant } : {}), attempt: outcome }
    log.http.entries[place] = exchange
    return exchange
  }
}
