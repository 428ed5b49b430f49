import { createSocket } from 'node:dgram'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createNetwork } from './create-network.ts'
import { withDeadline } from './deadline.ts'
import { ProbeError } from './probe-error.ts'

const never = new AbortController().signal
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A TCP server that counts who comes. */
async function canary(): Promise<{ port: number; count: () => number }> {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, count: () => connections }
}

const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'connected',
    (error: ProbeError) => error.reason,
  )

describe('connect', () => {
  it('refuses what the guard refuses, and no byte leaves', async () => {
    const { port, count } = await canary()
    const network = createNetwork({ resolvers: [], allowPrivate: [], route: () => ({ address: '127.0.0.1', port }) })
    for (const address of ['127.0.0.1', '10.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254', 'localhost', '2130706433'])
      expect(await reasonOf(network.connect({ address, port: 443 }, never))).toBe('not-allowed')
    expect(count()).toBe(0)
  })

  it.each([22, 25, 54, 444, 853, 3306, 8080, 8443])('refuses port %i of an address that is allowed', async (port) => {
    const network = createNetwork({ resolvers: [], allowPrivate: ['127.0.0.0/8'] })
    expect(await reasonOf(network.connect({ address: '127.0.0.1', port }, never))).toBe('not-allowed')
  })

  it('routes after judging', async () => {
    const { port, count } = await canary()
    const network = createNetwork({ resolvers: [], allowPrivate: [], route: () => ({ address: '127.0.0.1', port }) })
    expect(await reasonOf(network.connect({ address: '8.8.8.8', port: 443 }, never))).toBe('connected')
    expect(count()).toBe(1)
  })

  it('takes a resolver at any address and port, and nothing else there', async () => {
    const { port } = await canary()
    const network = createNetwork({ resolvers: [{ address: '127.0.0.1', port }], allowPrivate: [] })
    expect(await reasonOf(network.connect({ address: '127.0.0.1', port }, never))).toBe('connected')
    expect(await reasonOf(network.connect({ address: '127.0.0.1', port: 443 }, never))).toBe('not-allowed')
    expect(network.classify('127.0.0.1').allowed).toBe(false)
  })

  it('names a refused connection, a deadline and a stop', async () => {
    const { port } = await canary()
    for (const close of closers.splice(0)) close()
    const network = createNetwork({ resolvers: [{ address: '127.0.0.1', port }], allowPrivate: [] })
    expect(await reasonOf(network.connect({ address: '127.0.0.1', port }, never))).toBe('refused')
    expect(await reasonOf(network.connect({ address: '127.0.0.1', port }, AbortSignal.abort()))).toBe('aborted')
    const late = withDeadline(
      20,
      never,
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    expect(await reasonOf(late)).toBe('timeout')
  })
})

it('passes by the proxies of the environment', async () => {
  const proxy = await canary()
  const { port } = await canary()
  process.env.HTTP_PROXY = process.env.HTTPS_PROXY = process.env.ALL_PROXY = `http://127.0.0.1:${proxy.port}`
  const network = createNetwork({ resolvers: [{ address: '127.0.0.1', port }], allowPrivate: [] })
  await reasonOf(network.connect({ address: '127.0.0.1', port }, never))
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) delete process.env[name]
  expect(proxy.count()).toBe(0)
})

describe('exchange', () => {
  /** A UDP server that answers a datagram with each of the given ones. */
  async function server(replies: readonly string[]): Promise<number> {
    const socket = createSocket('udp4')
    socket.on('message', (_, peer) => {
      for (const reply of replies) socket.send(reply, peer.port, peer.address)
    })
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    closers.push(() => socket.close())
    return socket.address().port
  }
  const exchange = async (port: number, accept: (text: string) => string | undefined) => {
    const network = createNetwork({ resolvers: [{ address: '127.0.0.1', port }], allowPrivate: [] })
    const send = (signal: AbortSignal) =>
      network.exchange({ address: '127.0.0.1', port }, Buffer.from('hello'), (reply) => accept(Buffer.from(reply).toString()), signal)
    return withDeadline(500, never, send)
  }

  it('hands over replies until one is accepted', async () => {
    const seen: string[] = []
    const port = await server(['a', 'b', 'c'])
    const accept = (text: string) => {
      seen.push(text)
      return text === 'b' ? text : undefined
    }
    expect(await exchange(port, accept)).toBe('b')
    expect(seen).toEqual(['a', 'b'])
  })

  it('ends a flood, a silence, a closed port and a fault of the reader', async () => {
    const flood = await server(Array.from({ length: 150 }, () => 'x'))
    const silent = await server([])
    const faulty = await server(['x'])
    expect(await reasonOf(exchange(flood, () => undefined))).toBe('too-large')
    expect(await reasonOf(exchange(silent, () => undefined))).toBe('timeout')
    const fault = () => {
      throw new ProbeError('malformed')
    }
    expect(await reasonOf(exchange(faulty, fault))).toBe('malformed')
    for (const close of closers.splice(0)) close()
    expect(await reasonOf(exchange(silent, () => undefined))).toBe('refused')
  })
})
