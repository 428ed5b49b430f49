import { describe, expect, it } from 'vitest'
import { makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { evidenceOf, handshakeEntry, hostname, intermediate, root, target } from '#e2e/pki/served.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { deriveTlsFacts } from './tls.ts'

const leaf = makeCertificate({ dnsNames: [hostname] }, intermediate)
const good = handshakeEntry([leaf, intermediate])
type Entry = Evidence['tls'][number]

const failing = (reason: FailureReason, address = '192.0.2.1', detail?: string): Entry => ({
  ...good,
  id: `tls:${address}`,
  address,
  attempt: { state: 'failed', reason, detail },
})

const overHttp = (reason?: FailureReason): Evidence['http'][number] => ({
  id: 'http:1',
  purpose: 'link',
  role: 'link-host',
  kind: 'made-up',
  scheme: 'http',
  address: '192.0.2.1',
  port: 80,
  host: hostname,
  path: '/',
  attempt: reason
    ? { state: 'failed', reason }
    : { state: 'observed', value: { status: 404, headers: [], body: '', bodyBytes: 0, complete: true, ms: 1 } },
})

describe('TLS facts', () => {
  it('knows the certificate of a completed handshake, with its evidence', () => {
    const { handshakes, certificates } = deriveTlsFacts(evidenceOf([good]))
    expect(handshakes).toMatchObject({
      known: true,
      evidence: [good.id],
      value: [{ address: '192.0.2.1', agreed: { protocol: 'TLSv1.3' } }],
    })
    expect(certificates).toMatchObject({
      known: true,
      evidence: [good.id],
      value: [{ coverage: 'covered', anchoring: { kind: 'anchored', root: 'Test Root', public: false } }],
    })
  })

  it('judges by the time of the evidence, whatever the clock says', () => {
    const expired = handshakeEntry([
      makeCertificate({ dnsNames: [hostname], notBefore: new Date(0), notAfter: new Date(1) }, intermediate),
      intermediate,
    ])
    const past = evidenceOf([expired], { startedAt: '1970-01-01T00:00:00.000Z' })
    const { certificates } = deriveTlsFacts(past)
    // The intermediate was not there in 1970.
    expect(certificates).toMatchObject({ value: [{ anchoring: { kind: 'faulty-path', faults: [{ kind: 'not-yet-valid' }] } }] })
  })

  it('does not trust an anchor that the evidence does not name', () => {
    const { certificates } = deriveTlsFacts(
      evidenceOf([good], { vantage: { resolvers: [], allowPrivate: [], extraAnchors: [], rangesDate: '' } }),
    )
    expect(certificates).toMatchObject({ value: [{ anchoring: { kind: 'unknown-root', root: 'Test Root' } }] })
  })

  it('judges the edge in a rehearsal', () => {
    const entries = [failing('refused'), { ...good, id: 'tls:edge', role: 'edge' as const }]
    const { handshakes } = deriveTlsFacts(evidenceOf(entries, { target: { ...target, edge: 'd1.cloudfront.net' } }))
    expect(handshakes).toMatchObject({ value: [{ id: 'tls:edge' }] })
  })

  it('keeps the refusals beside what was completed', () => {
    const { handshakes, certificates } = deriveTlsFacts(evidenceOf([good, failing('refused', '192.0.2.2')]))
    expect(handshakes).toMatchObject({ value: [{ failure: undefined }, { failure: { reason: 'refused' } }] })
    expect(certificates).toMatchObject({ value: [{ address: '192.0.2.1' }] })
  })

  it('knows no certificate where no handshake was completed', () => {
    const { handshakes, certificates } = deriveTlsFacts(evidenceOf([failing('refused')]))
    expect(handshakes.known).toBe(true)
    expect(certificates).toMatchObject({ known: false, reason: 'not-looked-at' })
  })

  it.each<[string, Entry[], string]>([
    ['nothing was asked', [], 'not-looked-at'],
    ['the guard refused', [failing('not-allowed')], 'not-looked-at'],
    ['there is no route from here', [failing('unreachable')], 'could-not-observe'],
    ['we were told to stop', [failing('aborted')], 'could-not-observe'],
    ['our own time was up', [failing('timeout', '192.0.2.1', 'the whole run took too long')], 'could-not-observe'],
  ])('blames nobody when %s', (_, entries, reason) => {
    const { handshakes, certificates } = deriveTlsFacts(evidenceOf(entries))
    expect(handshakes).toMatchObject({ known: false, reason })
    expect(certificates).toMatchObject({ known: false, reason: 'not-looked-at' })
  })

  it('says nothing of any certificate when one cannot be read', () => {
    const garbled: Entry = {
      ...good,
      id: 'x',
      address: '192.0.2.2',
      attempt: { state: 'observed', value: { protocol: 'TLSv1.3', alpn: null, chain: ['AAAA'], ms: 1 } },
    }
    expect(deriveTlsFacts(evidenceOf([good, garbled])).certificates).toMatchObject({ known: false, reason: 'could-not-observe' })
  })

  it.each<[FailureReason | undefined, string]>([
    [undefined, 'answers'],
    ['refused', 'refuses'],
    ['timeout', 'silent'],
    ['unreachable', 'not-asked'],
  ])('knows what port 80 did: %s', (reason, plainHttp) => {
    expect(deriveTlsFacts(evidenceOf([failing('timeout')], { http: [overHttp(reason)] })).handshakes).toMatchObject({
      value: [{ plainHttp }],
    })
  })

  it('brings the second look together with the first', () => {
    const lenient: Entry = {
      ...good,
      id: 'tls:lenient',
      mode: 'lenient',
      attempt: { state: 'observed', value: { protocol: 'TLSv1', alpn: null, chain: [], ms: 1 } },
    }
    expect(deriveTlsFacts(evidenceOf([failing('reset'), lenient])).handshakes).toMatchObject({
      value: [{ lenient: { protocol: 'TLSv1' } }],
    })
    expect(root.base64.length).toBeGreaterThan(0)
    expect(now.toISOString()).toBe(evidenceOf([]).startedAt)
  })
})
