import { createSocket } from 'node:dgram'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls, type PeerCertificate, type SecureVersion } from 'node:tls'
import packet, { type Answer, type DecodedPacket } from 'dns-packet'
import type { LabMap } from './vantage.ts'

/** A client of the lab which shares nothing with the product: what dig, openssl and curl would do. */
export function testClient(map: LabMap) {
  const portOf = (address: string, port: number): number => map.ports[`${address}:${port}`] ?? 1
  return {
    dig: (address: string, type: string, name: string, how: { rd?: boolean; tcp?: boolean; udpSize?: number } = {}) =>
      dig(portOf(address, 53), type, name, how),
    handshake: (address: string, servername: string, how: { maxVersion?: SecureVersion } = {}) =>
      handshake(portOf(address, 443), servername, Buffer.from(map.anchor, 'base64'), how.maxVersion),
    get: (address: string, url: string) => get(url, portOf(address, url.startsWith('https:') ? 443 : 80)),
    portOf,
  }
}

export type Dug = DecodedPacket & { rcode: string; records: string[] }

async function dig(port: number, type: string, name: string, how: { rd?: boolean; tcp?: boolean; udpSize?: number }): Promise<Dug> {
  const query = packet.encode({
    id: 4711,
    type: 'query',
    flags: how.rd ? packet.RECURSION_DESIRED : 0,
    questions: [{ name, type: type as 'A' }],
    additionals: how.udpSize ? [{ type: 'OPT', name: '.', udpPayloadSize: how.udpSize, flags: 0, options: [] } as unknown as Answer] : [],
  })
  const message = packet.decode(await (how.tcp ? overTcp(port, query) : overUdp(port, query)))
  return { ...message, rcode: (message as unknown as { rcode: string }).rcode, records: (message.answers ?? []).map(shown) }
}

const shown = (record: Answer): string => {
  const { name, type, data } = record as { name: string; type: string; data: unknown }
  return `${name} ${type} ${typeof data === 'string' ? data : JSON.stringify(data)}`
}

const overUdp = (port: number, query: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    const timer = setTimeout(() => done(() => reject(new Error('silence'))), 300)
    const done = (settle: () => void) => {
      clearTimeout(timer)
      socket.close()
      settle()
    }
    socket.on('message', (reply) => done(() => resolve(reply)))
    socket.on('error', (error) => done(() => reject(error)))
    socket.connect(port, '127.0.0.1', () => socket.send(query))
  })

const overTcp = (port: number, query: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const socket = connectTcp(port, '127.0.0.1')
    let bytes = Buffer.alloc(0)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      if (bytes.length < 2 || bytes.length < 2 + bytes.readUInt16BE(0)) return
      socket.destroy()
      resolve(bytes.subarray(2))
    })
    socket.write(Buffer.concat([Buffer.from([query.length >> 8, query.length & 255]), query]))
  })

export interface Shaken {
  /** null, or why a strict client refuses */
  refused: string | null
  protocol: string | null
  subject: string
  issuer: string
}

const handshake = (port: number, servername: string, anchor: Buffer, maxVersion?: SecureVersion): Promise<Shaken> =>
  new Promise((resolve, reject) => {
    const pem = `-----BEGIN CERTIFICATE-----\n${anchor.toString('base64')}\n-----END CERTIFICATE-----`
    const options = maxVersion ? { maxVersion, minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' } : {}
    const socket = connectTls({ port, host: '127.0.0.1', servername, ca: pem, rejectUnauthorized: false, ...options })
    socket.on('error', reject)
    socket.on('secureConnect', () => {
      const certificate: PeerCertificate = socket.getPeerCertificate()
      const error = socket.authorizationError as unknown as Error | string | null
      resolve({
        refused: error === null ? null : String((error as { code?: string }).code ?? error),
        protocol: socket.getProtocol(),
        subject: certificate.subjectaltname ?? '',
        issuer: String(certificate.issuer?.O ?? ''),
      })
      socket.destroy()
    })
  })

export interface Got {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** One request without a look at the certificate; the Host header is the URL's. */
const get = (url: string, port: number): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, protocol } = new URL(url)
    // The path as written: a URL object would normalise it.
    const path = url.slice(url.indexOf(hostname) + hostname.length) || '/'
    const options = { host: '127.0.0.1', port, path, headers: { Host: hostname }, agent: false as const }
    const outgoing =
      protocol === 'https:' ? requestSecure({ ...options, servername: hostname, rejectUnauthorized: false }) : requestPlain(options)
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let body = ''
      response.setEncoding('latin1').on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      response.on('error', reject)
    })
    outgoing.end()
  })
