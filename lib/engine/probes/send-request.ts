import { type ClientRequest, type IncomingMessage, request as openRequest } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { afterAttended, attendedMs } from '#lib/engine/net/attention.ts'
import { withDeadline } from '#lib/engine/net/deadline.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { namingMutualTls } from './open-tls.ts'
import type { Route, RouteAgent, RoutedRequest } from './route-agent.ts'
import { tlsFailure } from './tls-failure.ts'

/** One request as it is put on the wire. */
export interface WireRequest {
  route: Route
  method: 'GET' | 'HEAD'
  path: string
  /** in this order, `Host` first */
  headers: Readonly<Record<string, string>>
  /** bytes of the body to read; the usual bound where left out */
  maxBodyBytes?: number
  /** milliseconds until the end of the headers, connecting included; the usual bound where left out */
  patienceMs?: number
}

/** From the request's beginning, connecting included, to the end of the response's headers. */
const headersTimeoutMs = 5_000
/** The body is taken for as long as it flows, and no longer than this. */
const bodyTimeoutMs = 2_000
const bodyStallMs = 1_000
const maxHeaderBytes = 64 * 1024
const maxBodyBytesRead = 256 * 1024
const maxBodyBytesKept = 16 * 1024
const maxInterimResponses = 10

/**
 * Sends one request and reads the response within bounds. A body that stalls,
 * breaks off or runs over the bound gives a response that is not `complete`.
 * @throws ProbeError when no response came, or none that can be read
 */
export async function sendRequest(agent: RouteAgent, request: WireRequest, signal: AbortSignal): Promise<HttpResponse> {
  try {
    return await sendOnce(agent, request, signal)
  } catch (error) {
    // A server may close a connection that it kept at the very moment when it is used again (RFC 9112, 9.3.1).
    if (fromStaleConnection.has(error as ProbeError)) return sendOnce(agent, request, signal)
    throw error
  }
}

/** Failures of connections that had stood for a while. */
const fromStaleConnection = new WeakSet<ProbeError>()

async function sendOnce(
  agent: RouteAgent,
  { route, method, path, headers, maxBodyBytes = maxBodyBytesRead, patienceMs = headersTimeoutMs }: WireRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const options: RoutedRequest = { agent, route, method, path, headers, setHost: false, maxHeaderSize: maxHeaderBytes }
  const head = await withDeadline(patienceMs, signal, (limit) => readHead(options, limit))
  return { ...head.response, ...(await readBody(head.message, maxBodyBytes, signal)) }
}

interface Head {
  message: IncomingMessage
  response: Pick<HttpResponse, 'status' | 'headers' | 'ms'>
}

function readHead(options: RoutedRequest, signal: AbortSignal): Promise<Head> {
  return new Promise((resolve, reject) => {
    const request = open(options)
    let started = attendedMs()
    let interim = 0
    const fail = (error: unknown) => {
      request.destroy()
      reject(failureOf(error, request, options.agent))
    }
    const onAbort = () => fail(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    request.on('socket', () => {
      started = attendedMs()
    })
    request.on('error', fail)
    request.on('information', () => {
      interim += 1
      if (interim > maxInterimResponses) fail(new ProbeError('too-large', 'interim responses'))
    })
    request.on('upgrade', () => fail(new ProbeError('malformed', 'the protocol was switched without being asked')))
    request.on('response', (message) => {
      signal.removeEventListener('abort', onAbort)
      const ms = Math.round(attendedMs() - started)
      resolve({ message, response: { status: message.statusCode ?? 0, headers: pairs(message.rawHeaders), ms } })
    })
    request.end()
  })
}

/** Node refuses paths and header values that would not go out as they are. */
function open(options: RoutedRequest): ClientRequest {
  try {
    return openRequest(options)
  } catch (error) {
    throw new ProbeError('not-allowed', `not sent: ${(error as { code?: string }).code ?? 'unknown'}`)
  }
}

function failureOf(error: unknown, request: ClientRequest, agent: RouteAgent): ProbeError {
  const failure = withWhatCame(tlsFailure(error), error)
  const { socket } = request
  const stoodBefore = request.reusedSocket || (socket !== null && agent.hasWaited(socket))
  const named = socket instanceof TLSSocket ? namingMutualTls(failure, socket) : failure
  if (stoodBefore && failure.reason === 'reset') fromStaleConnection.add(named)
  return named
}

/** Bytes shown of an answer that cannot be read. */
const shownBytes = 160

/** An answer that is no HTTP is described by the parser's name for the fault, and its beginning made visible. */
function withWhatCame(failure: ProbeError, error: unknown): ProbeError {
  const { code = '', rawPacket } = error as { code?: string; rawPacket?: unknown }
  if (!code.startsWith('HPE_') || !Buffer.isBuffer(rawPacket)) return failure
  const beginning = rawPacket
    .toString('latin1', 0, shownBytes)
    .replace(/[^ -~]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return new ProbeError(failure.reason, `${code} ${beginning}`)
}

function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return headers
}

function readBody(
  message: IncomingMessage,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Pick<HttpResponse, 'body' | 'bodyBytes' | 'complete'>> {
  return new Promise((resolve) => {
    const kept: Buffer[] = []
    let bodyBytes = 0
    let finished = false
    const finish = (complete: boolean) => {
      if (finished) return
      finished = true
      cancelWhole()
      cancelStall()
      signal.removeEventListener('abort', cut)
      if (!complete) message.destroy()
      resolve({ body: Buffer.concat(kept).toString('latin1', 0, maxBodyBytesKept), bodyBytes, complete })
    }
    const cut = () => finish(false)
    const cancelWhole = afterAttended(bodyTimeoutMs, cut)
    let cancelStall = afterAttended(bodyStallMs, cut)
    signal.addEventListener('abort', cut, { once: true })
    message.on('data', (chunk: Buffer) => {
      if (finished) return
      cancelStall()
      cancelStall = afterAttended(bodyStallMs, cut)
      if (bodyBytes < maxBodyBytesKept) kept.push(chunk)
      bodyBytes += chunk.length
      if (bodyBytes > maxBytes) cut()
    })
    message.once('end', () => finish(message.complete))
    message.once('error', cut)
    message.once('close', cut)
    if (signal.aborted) cut()
  })
}
