import { describe, expect, test } from 'vitest'
import { linkHostAt, lookup, resolverAt, serverAt } from '#e2e/evidence/builders.ts'
import { inDays, makeCertificate } from '#e2e/pki/make-certificate.ts'
import { evidenceOf, handshakeEntry, intermediate, root } from '#e2e/pki/served.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Anchoring } from '#lib/engine/facts/tls/anchoring.ts'
import type { Finding } from '#lib/engine/findings/finding.ts'
import type { AreaStatus } from '#lib/engine/run/readiness.ts'
import { claims } from './claims.ts'
import { certificateText, storeLine } from './enablement/certificate-text.ts'
import type { LinkHostModel, RunModel, SetupModel } from './model.ts'
import { noRuns } from './model.ts'
import { finding, healthySetup, host, minutesAgo, now, recordRow, run } from './testing.ts'
import type { ClaimState, ClaimView } from './view.ts'
import { differingFirst } from './views/evidence-lines.ts'
import { summaryView } from './views/summary-view.ts'

const hostname = 'link.mail.acme.com'
const proofs = ['tls.trust', 'forwarding.proof'].map((check) => passing(check))

function passing(check: string): Finding {
  const area = check.slice(0, check.indexOf('.')) as Finding['area']
  return { ...finding(check), check, area, verdict: 'pass', severity: 'info', owner: 'us', params: {} }
}
const warning: Finding = {
  ...finding('tls.certificate-expires-soon', 'cdn-admin'),
  check: 'tls.certificate-expiry',
  area: 'tls',
  verdict: 'warn',
  severity: 'warning',
  params: { address: '192.0.2.1', until: '2026-11-27T10:00:00Z', daysLeft: 5 },
}
const expired: Finding = {
  ...finding('tls.certificate-expired', 'cdn-admin'),
  check: 'tls.trust',
  area: 'tls',
  params: { address: '192.0.2.1', until: '2026-11-20T10:00:00Z' },
}

interface Seen {
  findings?: readonly Finding[]
  areas?: Partial<Record<Finding['area'], AreaStatus>>
  evidence?: Evidence
  fields?: Pick<Partial<RunModel>, 'createdAt'>
}

/** A host whose last check brought this. */
function seen({ findings = proofs, areas = {}, evidence, fields = {} }: Seen): LinkHostModel {
  const model = host(hostname, 'ready', fields)
  const done = model.check.finished
  if (!done?.assessment) throw new Error('no check')
  const statuses = Object.fromEntries(Object.entries(areas).map(([area, status]) => [area, { status }]))
  const assessment = { ...done.assessment, findings, areas: { ...done.assessment.areas, ...statuses } }
  const finished = { ...done, assessment, evidence: evidence ?? null }
  return { ...model, check: { newest: finished, finished } }
}
const claimsOf = (model: LinkHostModel, fields: Partial<SetupModel> = {}) => claims(healthySetup({ hosts: [model], ...fields }), now)
const claimOf = (id: string, ...args: Parameters<typeof claimsOf>): ClaimView => {
  const found = claimsOf(...args).find((claim) => claim.id.endsWith(id))
  if (!found) throw new Error(`no claim ${id}`)
  return found
}
const unknown = (check: string): Finding => ({ ...passing(check), verdict: 'unknown' })
const [trust, forwarding] = proofs as [Finding, Finding]

describe('a claim is proven, proven with warnings, not proven, or not looked at', () => {
  test.each<[string, string, Seen, ClaimState, RegExp | null]>([
    ['a proof without a warning', ':certificate', {}, 'proven', null],
    [
      'a warning is named, and does not count as good',
      ':certificate',
      { findings: [...proofs, warning], areas: { tls: 'warning' } },
      'warned',
      /^Warning: .*5 days/,
    ],
    ['what is worth knowing is no warning', ':certificate', { findings: [...proofs, { ...warning, severity: 'info' }] }, 'proven', null],
    ['a fault is named', ':certificate', { findings: [expired, forwarding], areas: { tls: 'error' } }, 'not-proven', /^Found: .*expired/],
    [
      'a fault elsewhere at the edge takes the certificate with it',
      ':certificate',
      { findings: [...proofs, { ...expired, check: 'tls.handshake' }], areas: { tls: 'error' } },
      'not-proven',
      /^Found: /,
    ],
    [
      'an area that was not seen is no fault',
      ':certificate',
      { findings: [unknown('tls.trust'), forwarding], areas: { tls: 'unknown' } },
      'not-looked-at',
      /^Could not be seen: /,
    ],
    [
      'a proof that was not given is no fault, though the rest of its area is well',
      ':forwarding',
      { findings: [trust, unknown('forwarding.proof')] },
      'not-looked-at',
      /^Could not be seen: /,
    ],
    [
      'DNS with a warning',
      ':dns',
      { findings: [...proofs, { ...finding('dns.servers-disagree'), verdict: 'warn', severity: 'warning' }], areas: { dns: 'warning' } },
      'warned',
      /^Warning: /,
    ],
    ['a warning of another area is not this one’s', ':dns', { findings: [...proofs, warning], areas: { tls: 'warning' } }, 'proven', null],
    ['a proof over a day old', ':dns', { fields: { createdAt: minutesAgo(24 * 60 + 1) } }, 'not-looked-at', /over a day ago/],
  ])('%s', (_case, id, what, state, line) => {
    const claim = claimOf(id, seen(what))
    expect(claim.state).toBe(state)
    if (line) expect(claim.lines.join('\n')).toMatch(line)
    else expect(claim.lines.filter((text) => /^(Warning|Found|Could)/.test(text))).toEqual([])
  })

  test('what is being renewed keeps what was proven', () => {
    const model = seen({})
    const newest = run('check', hostname, { id: 'again', state: 'running', verdict: null })
    expect(claimsOf({ ...model, check: { ...model.check, newest } }).map(({ state }) => state)).not.toContain('not-proven')
    expect(claimOf(':certificate', { ...model, check: { ...model.check, newest } }).state).toBe('proven')
  })

  test('a host never checked is not looked at, in every claim', () => {
    const states = claimsOf({ ...host(hostname), check: noRuns, past: null })
      .filter((claim) => claim.hostname)
      .map(({ state }) => state)
    expect(states).toEqual(Array(4).fill('not-looked-at'))
  })

  test('a certificate held by the ESP asks for no CDN', () => {
    const fields = { answers: { ...healthySetup().answers, 'cdn-and-certificate': { path: 'esp-managed' as const } } }
    const model = seen({})
    const { assessment } = model.check.finished as RunModel
    const target = assessment && { ...assessment.target, cdn: undefined }
    const finished = {
      ...model.check.finished,
      target,
      assessment: assessment && { ...assessment, edge: { ...assessment.edge, provider: 'esp-direct' } },
    } as RunModel
    const claim = claimOf(':edge', { ...model, check: { newest: finished, finished } }, fields)
    expect([claim.state, claim.statement]).toEqual(['proven', `${hostname} leads to SendGrid.`])
  })

  test.each<[string, Parameters<typeof recordRow>[0], number, boolean, ClaimState]>([
    ['in place', 'pass', 5, false, 'proven'],
    ['in place over a day ago', 'pass', 24 * 60 + 1, false, 'not-looked-at'],
    ['in place, and looked up again', 'pass', 5, true, 'proven'],
    ['missing', 'fail', 5, false, 'not-proven'],
    ['not seen', 'unknown', 5, false, 'not-looked-at'],
  ])('records: %s', (_case, verdict, age, again, state) => {
    const finished = run('records', 'mail.acme.com', { rows: [recordRow(verdict)], createdAt: minutesAgo(age) })
    const newest = again ? run('records', 'mail.acme.com', { id: 'again', state: 'running' }) : finished
    expect(claimOf('records', seen({}), { recordsRun: { newest, finished } }).state).toBe(state)
  })
})

describe('evidence is whole, what disagrees first', () => {
  const cname = (to: string) => ({ records: [`link.mail.example.com 300 CNAME ${to}`] })
  const dns = [
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((number) => linkHostAt(serverAt(number), cname('edge.example.net'))),
    ...linkHostAt(serverAt(8), cname('old.example.net')),
    lookup('zone', resolverAt(), 'example.com', 'NS', { fails: 'timeout' }),
  ].map((entry, index) => ({ ...entry, id: `dns-${index + 1}` }))
  const evidence = evidenceOf([], { dns })
  const ids = dns.map(({ id }) => id)

  test('the server that differs from all others comes first, and none falls off', () => {
    expect(differingFirst(ids, evidence).slice(0, 2)).toEqual(['dns-15', 'dns-16'])
    expect(new Set(differingFirst(ids, evidence))).toEqual(new Set(ids))
  })

  test('of two servers that contradict each other both do; different addresses are no contradiction', () => {
    const two = [linkHostAt(serverAt(1), cname('a.example.net')), linkHostAt(serverAt(2), cname('b.example.net'))].flat()
    const twoDns = [lookup('zone', resolverAt(), 'example.com', 'SOA', {}), ...two].map((entry, index) => ({ ...entry, id: `${index}` }))
    expect(differingFirst(['0', '1', '2', '3', '4'], evidenceOf([], { dns: twoDns }))).toEqual(['1', '2', '3', '4', '0'])
    const addresses = ['192.0.2.1', '192.0.2.2'].map((address, index) => ({
      ...lookup('link-host', serverAt(index), 'link.mail.example.com', 'A', { records: [`link.mail.example.com 60 A ${address}`] }),
      id: `${index}`,
    }))
    expect(differingFirst(['1', '0'], evidenceOf([], { dns: addresses }))).toEqual(['1', '0'])
  })

  test('in the claim, and in the text to its last line', () => {
    const findings = [...proofs, { ...passing('dns.servers-agree'), evidence: ids }]
    const model = seen({ findings, evidence })
    const claim = claimOf(':dns', model)
    expect(claim.evidence).toHaveLength(ids.length)
    expect(claim.evidence[0]?.text).toContain('ns8.dns.example')
    const { text } = summaryView(healthySetup({ hosts: [model] }), now)
    for (const line of claim.evidence) expect(text).toContain(line.text)
  })

  test('what a failing check saw comes before what a passing one did', () => {
    const findings = [
      ...proofs,
      { ...passing('dns.a'), evidence: ['dns-1'] },
      { ...finding('dns.cname-points-to-esp'), evidence: ['dns-17'] },
    ]
    expect(claimOf(':dns', seen({ findings, evidence, areas: { dns: 'error' } })).evidence.map(({ id }) => id)).toEqual(['dns-17', 'dns-1'])
  })

  test('an answer of many records is told to its end, and a line without one is marked', () => {
    const many = Array.from({ length: 12 }, (_, index) => `link.mail.example.com 60 A 192.0.2.${index + 1}`)
    const huge = Array.from({ length: 900 }, (_, index) => `link.mail.example.com 60 A 198.51.100.${index}`)
    const two = [many, huge].map((records, index) => ({
      ...lookup('link-host', serverAt(1), 'link.mail.example.com', 'A', { records }),
      id: `${index}`,
    }))
    const findings = [...proofs, { ...passing('dns.a'), evidence: ['0', '1'] }]
    const lines = claimOf(':dns', seen({ findings, evidence: evidenceOf([], { dns: two }) })).evidence
    expect(lines[0]?.text).toContain('192.0.2.12')
    expect(lines[1]?.text).toMatch(/…$/)
  })
})

describe('what a certificate claim says', () => {
  const leaf = makeCertificate(
    { dnsNames: ['shop.example.com', '*.mail.example.com'], notBefore: inDays(-30), notAfter: inDays(60) },
    intermediate,
  )
  const other = makeCertificate({ dnsNames: ['link.mail.example.com'], notAfter: inDays(10) }, intermediate)

  test('names, the one that covers the host first, issuer, dates, root and addresses', () => {
    const evidence = evidenceOf([handshakeEntry([leaf, intermediate], '192.0.2.1'), handshakeEntry([leaf, intermediate], '192.0.2.2')])
    expect(certificateText(evidence, true).lines).toEqual([
      'For *.mail.example.com, shop.example.com',
      'Issued by Test Issuing CA (Test CA)',
      'Valid from 23 Oct 2026, 12:00 UTC until 21 Jan 2027, 12:00 UTC (60 days left)',
      'Trusted by the root Test Root, which was added here; no public root store holds it',
      'Shown at 192.0.2.1, 192.0.2.2',
    ])
  })

  test('where addresses show different ones, each', () => {
    const evidence = evidenceOf([handshakeEntry([leaf, intermediate], '192.0.2.1'), handshakeEntry([other, intermediate], '192.0.2.2')])
    const { lines } = certificateText(evidence, true)
    expect(lines.filter((line) => /^(Certificate|Shown)/.test(line))).toEqual([
      'Certificate 1',
      'Shown at 192.0.2.1',
      'Certificate 2',
      'Shown at 192.0.2.2',
    ])
  })

  test('of many names the evidence has all', () => {
    const many = makeCertificate(
      { dnsNames: [...Array.from({ length: 40 }, (_, index) => `n${index}.example.com`), 'link.mail.example.com'] },
      root,
    )
    const { lines, evidence } = certificateText(evidenceOf([handshakeEntry([many])]), true)
    expect(lines[0]).toMatch(/^For link\.mail\.example\.com, .* and 29 more, in the evidence$/)
    expect(evidence[0]?.text).toContain('n39.example.com')
  })

  test('nothing where none was seen', () => expect(certificateText(evidenceOf([]), true).lines).toEqual([]))

  const anchored = (refusals: Extract<Anchoring, { kind: 'anchored' }>['refusals']): Anchoring => ({
    kind: 'anchored',
    root: 'R',
    public: true,
    refusals,
  })
  test.each<[string, Anchoring, boolean, string]>([
    ['every store', anchored([]), true, 'Trusted by the root stores of Chrome, Mozilla, Apple, Microsoft, Android'],
    [
      'all but some',
      anchored([{ store: 'microsoft', listed: '2026-08-16' }]),
      true,
      'Trusted by the root stores of Chrome, Mozilla, Apple, Android; not by Microsoft',
    ],
    ['refused for something else', anchored([]), false, 'Its root is in the stores of Chrome, Mozilla, Apple, Microsoft, Android'],
    ['no root', { kind: 'self-signed' }, false, 'It leads to no root in the stores of Chrome, Mozilla, Apple, Microsoft, Android'],
  ])('root stores: %s', (_case, anchoring, isTrusted, line) => expect(storeLine(anchoring, isTrusted)).toBe(line))

  test('in the claim, the text and under the statement, not folded', () => {
    const evidence = evidenceOf([handshakeEntry([leaf, intermediate])])
    const model = seen({ evidence, findings: [{ ...trust, evidence: evidence.tls.map(({ id }) => id) }, forwarding] })
    const claim = claimOf(':certificate', model)
    expect(claim.lines).toContain('Issued by Test Issuing CA (Test CA)')
    expect(summaryView(healthySetup({ hosts: [model] }), now).text).toContain('    Issued by Test Issuing CA (Test CA)\n')
  })
})
