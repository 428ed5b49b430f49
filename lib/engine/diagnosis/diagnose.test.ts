import { describe, expect, it } from 'vitest'
import type { Finding } from '#lib/engine/findings/finding.ts'
import { diagnose } from './diagnose.ts'

const problem = (code: string, severity: Finding['severity'] = 'blocker', verdict: Finding['verdict'] = 'fail'): Finding => ({
  code,
  check: `${code.split('.')[0]}.some-check`,
  area: 'dns',
  verdict,
  severity,
  owner: 'dns-admin',
  params: {},
  causedBy: null,
  evidence: [],
  reproduce: [],
})
const plain = (check: string, verdict: Finding['verdict']): Finding => ({ ...problem(check, 'info', verdict), check })

const causesOf = (findings: readonly Finding[]) => Object.fromEntries(findings.map(({ code, causedBy }) => [code, causedBy]))

describe('diagnose', () => {
  it('says nothing when all is well', () => {
    const findings = [plain('dns.cname-target', 'pass'), plain('tls.trust', 'pass')]
    expect(diagnose(findings)).toEqual({ rootCause: null, findings })
  })

  it('hangs everything seen at the ESP below the record that still leads there', () => {
    const { rootCause, findings } = diagnose([
      problem('forwarding.http-port-closed', 'warning'),
      problem('tls.esp-certificate-shown'),
      problem('dns.cname-points-to-esp'),
      plain('cdn.recognition', 'unknown'),
    ])
    expect(rootCause).toBe('dns.cname-points-to-esp')
    expect(causesOf(findings)).toEqual({
      'dns.cname-points-to-esp': null,
      'tls.esp-certificate-shown': 'dns.cname-points-to-esp',
      'forwarding.http-port-closed': 'dns.cname-points-to-esp',
      'cdn.recognition': 'dns.cname-points-to-esp',
    })
    expect(findings[0]?.code).toBe('dns.cname-points-to-esp')
  })

  it('misses no record in a domain that nobody registered', () => {
    const { rootCause, findings } = diagnose([problem('dns.record-missing'), problem('dns.domain-not-registered')])
    expect(rootCause).toBe('dns.domain-not-registered')
    expect(causesOf(findings)['dns.record-missing']).toBe('dns.domain-not-registered')
  })

  it('lets a remark hang nowhere and change nothing', () => {
    const remark = problem('setup.esp-managed-tls-possible', 'info', 'warn')
    expect(diagnose([remark]).rootCause).toBeNull()
    const { rootCause, findings } = diagnose([remark, problem('dns.cname-points-to-esp')])
    expect(rootCause).toBe('dns.cname-points-to-esp')
    expect(causesOf(findings)['setup.esp-managed-tls-possible']).toBeNull()
  })

  it('keeps what the edge does wrong over IPv4 apart from another site over IPv6', () => {
    const { rootCause, findings } = diagnose([
      problem('forwarding.host-header-not-forwarded'),
      problem('tls.hostname-mismatch'),
      problem('dns.ipv6-address-serves-other-site'),
    ])
    expect(rootCause).toBe('dns.ipv6-address-serves-other-site')
    expect(causesOf(findings)).toEqual({
      'dns.ipv6-address-serves-other-site': null,
      'tls.hostname-mismatch': 'dns.ipv6-address-serves-other-site',
      'forwarding.host-header-not-forwarded': null,
    })
  })

  it('shows two independent faults, the certificate first', () => {
    const { rootCause, findings } = diagnose([problem('forwarding.host-header-not-forwarded'), problem('tls.certificate-expired')])
    expect(rootCause).toBe('tls.certificate-expired')
    expect(findings.map(({ code, causedBy }) => [code, causedBy])).toEqual([
      ['tls.certificate-expired', null],
      ['forwarding.host-header-not-forwarded', null],
    ])
  })

  it('names the CDN that does not know the host before the certificate that follows from it', () => {
    const { rootCause, findings } = diagnose([problem('tls.edge-default-certificate'), problem('cdn.name-not-added-to-cdn')])
    expect(rootCause).toBe('cdn.name-not-added-to-cdn')
    expect(causesOf(findings)['tls.edge-default-certificate']).toBe('cdn.name-not-added-to-cdn')
  })

  it.each([
    [
      'a blocker before what could not be told',
      [problem('forwarding.needs-a-real-link', 'info', 'unknown'), problem('tls.certificate-expired')],
      'tls.certificate-expired',
    ],
    [
      'what could not be told before a warning',
      [problem('tls.certificate-expires-soon', 'warning', 'warn'), problem('forwarding.needs-a-real-link', 'info', 'unknown')],
      'forwarding.needs-a-real-link',
    ],
    ['a warning when nothing else is wrong', [problem('tls.certificate-expires-soon', 'warning', 'warn')], 'tls.certificate-expires-soon'],
    ['our own blindness when we saw nothing', [problem('checker.could-not-check', 'info', 'unknown')], 'checker.could-not-check'],
    ['nothing for a mere remark', [problem('cdn.not-recognised', 'info', 'warn')], null],
  ])('puts %s', (_, findings, rootCause) => {
    expect(diagnose(findings).rootCause).toBe(rootCause)
  })

  it('says why there is no verdict, where no check has a word for it', () => {
    const findings = [plain('tls.trust', 'pass'), plain('forwarding.proof', 'unknown')]
    const { rootCause, findings: said } = diagnose(findings, ['forwarding.proof'])
    expect(rootCause).toBe('checker.could-not-check')
    expect(said.map(({ code, check, verdict, owner }) => [code, check, verdict, owner])).toEqual([
      ['checker.could-not-check', 'forwarding.proof', 'unknown', 'us'],
      ['tls.trust', 'tls.trust', 'pass', 'dns-admin'],
    ])
  })

  it.each([
    ['a limit of the ESP', { ...problem('forwarding.rate-limited-by-esp', 'info', 'warn'), owner: 'wait' as const }],
    ['what a check could not tell', problem('forwarding.answers-vary', 'info', 'unknown')],
    ['a warning of the same area', { ...problem('forwarding.responses-cached', 'warning', 'warn'), area: 'forwarding' as const }],
  ])('names %s as what keeps a run from a verdict', (_, finding) => {
    const { rootCause } = diagnose([finding, plain('forwarding.proof', 'unknown')], ['forwarding.proof'])
    expect(rootCause).toBe(finding.code)
  })

  it('takes a warning that brings a blocker about for the root', () => {
    const { rootCause, findings } = diagnose([
      problem('tls.esp-certificate-shown'),
      problem('dns.nameservers-disagree', 'warning', 'warn'),
      problem('forwarding.needs-a-real-link', 'info', 'unknown'),
    ])
    expect(rootCause).toBe('dns.nameservers-disagree')
    expect(causesOf(findings)['tls.esp-certificate-shown']).toBe('dns.nameservers-disagree')
  })

  it('says once that we could not see, and leaves the other checks unknown below it', () => {
    const blind = (check: string): Finding => ({ ...problem('checker.could-not-check', 'info', 'unknown'), check })
    const { rootCause, findings } = diagnose([blind('dns.resolvers'), blind('tls.trust'), blind('forwarding.proof')])
    expect(rootCause).toBe('checker.could-not-check')
    expect(findings.map(({ code, causedBy }) => [code, causedBy])).toEqual([
      ['checker.could-not-check', null],
      ['tls.trust', 'checker.could-not-check'],
      ['forwarding.proof', 'checker.could-not-check'],
    ])
  })

  it('explains nothing by a fault beside the way', () => {
    const { findings } = diagnose([problem('dns.one-nameserver-unreachable', 'warning'), problem('tls.certificate-expired')])
    expect(causesOf(findings)['tls.certificate-expired']).toBeNull()
  })

  it('keeps every finding exactly once', () => {
    const findings = [
      problem('tls.hostname-mismatch'),
      problem('tls.edge-default-certificate'),
      problem('cdn.name-not-added-to-cdn'),
      plain('dns.a', 'pass'),
      plain('dns.b', 'unknown'),
    ]
    expect(
      diagnose(findings)
        .findings.map(({ code }) => code)
        .sort(),
    ).toEqual(findings.map(({ code }) => code).sort())
  })
})
