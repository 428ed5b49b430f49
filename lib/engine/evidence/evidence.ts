import { z } from 'zod'
import { targetSchema } from '#lib/engine/target/target.ts'
import { attemptSchema } from './attempt.ts'

/** One resource record; `data` is in presentation form (RFC 1035, 5.1), names without their last dot. */
export const dnsRecordSchema = z.object({
  name: z.string(),
  type: z.string(),
  ttl: z.number(), // seconds
  data: z.string(),
})
export type DnsRecord = z.infer<typeof dnsRecordSchema>

/** A DNS answer as it came: rcode, flags and sections, whatever they say. */
export const dnsAnswerSchema = z.object({
  rcode: z.string(), // NOERROR, NXDOMAIN, SERVFAIL, REFUSED …
  aa: z.boolean(),
  ra: z.boolean(),
  ad: z.boolean(),
  answers: z.array(dnsRecordSchema),
  authority: z.array(dnsRecordSchema),
  additional: z.array(dnsRecordSchema),
  transport: z.enum(['udp', 'tcp']),
  ms: z.number(), // milliseconds from question to answer
})
export type DnsAnswer = z.infer<typeof dnsAnswerSchema>

/** Why a question was asked; facts look lookups up by it. */
export const dnsPurposes = [
  'control', // is this resolver alive at all
  'link-host', // A, AAAA and CNAME of the link host and of the names that its aliases lead to
  'edge', // the edge name given for a rehearsal
  'origin', // the ESP's own host, for the direct comparison
  'zone', // NS and SOA on the way up from the link host
  'delegation', // what the parent's servers say of the delegation
  'name-server', // addresses of the zone's name servers
  'caa', // CAA on the way up
  'wildcard', // a random sibling, to unmask a wildcard
  'lost-record', // places where people misplace the record
  'dnssec', // DS, DNSKEY and the same question with CD set
  'record', // a record that Braze handed out, other than the link host's
  'other',
] as const

/** One question to one server. `id` is unique within the evidence and is what findings point to. */
export const dnsLookupSchema = z.object({
  id: z.string(),
  purpose: z.enum(dnsPurposes),
  server: z.object({
    role: z.enum(['recursive', 'authoritative']),
    address: z.string(),
    port: z.number(),
    name: z.string().optional(), // the name server's own name
    zone: z.string().optional(), // the zone that it was asked as a server of
  }),
  name: z.string(),
  type: z.string(),
  cd: z.boolean().optional(), // asked with "checking disabled"
  attempt: attemptSchema(dnsAnswerSchema),
})
export type DnsLookup = z.infer<typeof dnsLookupSchema>

/** An address that the link host (or the edge, or the origin, or a record that was handed out) leads to. */
export const addressSchema = z.object({
  address: z.string(),
  family: z.union([z.literal(4), z.literal(6)]),
  role: z.enum(['link-host', 'edge', 'origin', 'record']),
  /** `public`, or the special range that it lies in (`loopback`, `private`, `link-local`, `unspecified`, …) */
  scope: z.string(),
  /** whether the guard would dial it: public, or allowed by configuration */
  allowed: z.boolean(),
  /** provider ids whose published ranges hold it */
  ranges: z.array(z.string()),
})
export type AddressEvidence = z.infer<typeof addressSchema>

/** One TLS handshake. Certificates are base64 DER, leaf first. */
export const tlsHandshakeSchema = z.object({
  id: z.string(),
  role: z.enum(['link-host', 'edge', 'origin']),
  address: z.string(),
  port: z.number(),
  servername: z.string(),
  /**
   * `standard`: what a browser offers. Only to name a fault: `repeated`, the same once more; `small`, the same without
   * the large post-quantum key share; `lenient`, whatever there is. `legacy`: TLS 1.0 and 1.1 alone.
   */
  mode: z.enum(['standard', 'repeated', 'small', 'lenient', 'legacy']),
  attempt: attemptSchema(
    z.object({
      protocol: z.string(), // TLSv1.2, TLSv1.3
      alpn: z.string().nullable(),
      chain: z.array(z.string()),
      ms: z.number(),
      cipher: z.string().optional(), // OpenSSL's name of the suite
      group: z.string().optional(), // X25519MLKEM768, P-256, DH 2048; none where RSA carries the key
      asksForCertificate: z.literal(true).optional(), // of the client
      stapled: z.boolean().optional(), // whether an OCSP response came with the certificate
    }),
  ),
})
export type TlsHandshake = z.infer<typeof tlsHandshakeSchema>

/** One HTTP response: no redirect followed, nothing decoded, the body cut at a bound. */
export const httpResponseSchema = z.object({
  status: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()])), // as sent, in order
  body: z.string(), // the first bytes, as latin1
  bodyBytes: z.number(), // bytes read
  complete: z.boolean(), // false when the peer stalled or the bound was reached
  ms: z.number(), // milliseconds until the headers were there
})
export type HttpResponse = z.infer<typeof httpResponseSchema>

/** What a request was sent for; facts look exchanges up by it. */
export const httpPurposes = [
  'link', // the first --link, or the ESP's documented test path, or a made-up link
  'second-link', // the second --link, or a second made-up one
  'repeat', // the first link once more, for caching
  'control', // the first link with its token spoiled: the ESP answers differently, a catch-all does not
  'open', // the open pixel
  'app-links', // association files
  'client', // the first link as another client (phone, scanner, image proxy)
  'without-query', // at the origin only: what it answers when the query is lost
  'test-path', // at the origin only: SparkPost's documented path, which answers wherever the name is known
  'own-host', // at the origin only: what it answers when Host is its own name
  'other-region', // the first link at the ESP's host of the other region
  'other-path', // at the origin only: what it answers to a re-encoded or merged path
  'hsts', // parents of the link host
  'today', // what a name serves before anything is changed
] as const

/** One HTTP exchange. `id` is unique within the evidence. */
export const httpExchangeSchema = z.object({
  id: z.string(),
  purpose: z.enum(httpPurposes),
  role: z.enum(['link-host', 'edge', 'origin', 'parent']),
  /** `real`: a link from a mail; `documented`: the ESP's own test path; `made-up`: a link that no mail holds */
  kind: z.enum(['real', 'documented', 'made-up', 'file']),
  scheme: z.enum(['http', 'https']),
  address: z.string(),
  port: z.number(),
  host: z.string(), // Host header sent
  path: z.string().startsWith('/'), // path and query, byte for byte as sent
  variant: z.string().optional(), // which variation (`decoded`, `merged-slashes`, a client's name, …)
  attempt: attemptSchema(httpResponseSchema),
})
export type HttpExchange = z.infer<typeof httpExchangeSchema>

/**
 * Everything one run observed, whole: yesterday's run can be judged again by
 * today's checks, compared with today's, or replayed in a test.
 */
export const evidenceSchema = z.object({
  schema: z.literal(1),
  target: targetSchema,
  vantage: z.object({
    resolvers: z.array(z.string()),
    allowPrivate: z.array(z.string()),
    extraAnchors: z.array(z.string()), // base64 DER of trust anchors given beside the root stores
    rangesDate: z.string(),
  }),
  startedAt: z.iso.datetime(), // RFC 3339, UTC; "now" for every judgement
  durationMs: z.number(),
  dns: z.array(dnsLookupSchema),
  addresses: z.array(addressSchema),
  tls: z.array(tlsHandshakeSchema),
  http: z.array(httpExchangeSchema),
})
export type Evidence = z.infer<typeof evidenceSchema>
