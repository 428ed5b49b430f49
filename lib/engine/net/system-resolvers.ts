import { getServers } from 'node:dns'
import { isIP } from 'node:net'
import type { Endpoint } from './network.ts'

/** Two public resolvers of different operators: what the world sees, whatever the local network does. */
const publicResolvers = ['1.1.1.1', '8.8.8.8']

/** The system's resolvers, then two public ones. */
export function systemResolvers(): Endpoint[] {
  const endpoints = [...getServers(), ...publicResolvers].map(parseResolver).filter((endpoint) => endpoint !== undefined)
  const unique = new Map(endpoints.map((endpoint) => [`${endpoint.address} ${endpoint.port}`, endpoint]))
  return [...unique.values()]
}

/** Reads `IP`, `IP:PORT`, `[IPv6]` or `[IPv6]:PORT`; port 53 where none is given; undefined when it is none of these. */
export function parseResolver(text: string): Endpoint | undefined {
  const match = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text.trim()) ?? /^([^:]+)(?::(\d{1,5}))?$/.exec(text.trim()) ?? [text, text.trim()]
  const [, address = '', portText = '53'] = match
  const port = Number(portText)
  return isIP(address) !== 0 && port > 0 && port < 65_536 ? { address, port } : undefined
}
