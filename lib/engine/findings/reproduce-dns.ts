import { dig, digAuthoritative } from './reproduce.ts'

/** Who was believed, as facts tell it. */
interface Believed {
  source: 'authoritative' | 'recursive'
  server: { address: string; port: number }
}

/** `dig` for a question to the very server whose answer was believed. */
export const digBelieved = (name: string, type: string, { source, server }: Believed): string => {
  const at = server.port === 53 ? server.address : `${server.address} -p ${server.port}`
  return source === 'authoritative' ? digAuthoritative(name, type, at) : dig(name, type, at)
}
