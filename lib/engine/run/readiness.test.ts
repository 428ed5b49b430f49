import { describe, expect, it } from 'vitest'
import type { AnyCheck } from '#lib/engine/checks/check.ts'
import type { Area, Finding } from '#lib/engine/findings/finding.ts'
import { areaStatuses, runVerdict } from './readiness.ts'

const finding = (check: string, verdict: Finding['verdict'], severity: Finding['severity'] = 'info'): Finding => ({
  code: check,
  check,
  area: check.split('.')[0] as Area,
  verdict,
  severity,
  owner: 'us',
  params: {},
  causedBy: null,
  evidence: [],
  reproduce: [],
})
const advisory = { id: 'dns.hint', needs: [], codes: [], advisory: true, judge: () => ({ verdict: 'pass' }) } as unknown as AnyCheck
const healthy = [finding('dns.a', 'pass'), finding('cdn.a', 'pass'), finding('tls.trust', 'pass'), finding('forwarding.proof', 'pass')]

const verdictOf = (findings: readonly Finding[]) => {
  const statuses = areaStatuses(findings, [advisory])
  return [runVerdict(findings, statuses), statuses] as const
}

describe('readiness', () => {
  it('is given when every area is well and both proofs were made', () => {
    expect(verdictOf(healthy)).toEqual(['ready', { dns: 'ok', cdn: 'ok', tls: 'ok', forwarding: 'ok' }])
  })

  it('stays given with a warning', () => {
    expect(verdictOf([...healthy, finding('dns.b', 'warn', 'warning')])).toEqual([
      'ready',
      { dns: 'warning', cdn: 'ok', tls: 'ok', forwarding: 'ok' },
    ])
  })

  it.each([
    ['nothing at all was looked at', [], 'could-not-check'],
    ['an area has no pass', healthy.filter(({ area }) => area !== 'cdn'), 'could-not-check'],
    ['a check could not tell', [...healthy, finding('dns.b', 'unknown')], 'could-not-check'],
    [
      'the certificate was not proven',
      [...healthy.filter(({ check }) => check !== 'tls.trust'), finding('tls.other', 'pass')],
      'could-not-check',
    ],
    [
      'forwarding was not proven',
      [...healthy.filter(({ check }) => check !== 'forwarding.proof'), finding('forwarding.other', 'pass')],
      'could-not-check',
    ],
    ['there is one blocker', [...healthy, finding('tls.expiry', 'fail', 'blocker')], 'not-ready'],
    [
      'there is a blocker beside an unknown',
      [...healthy, finding('dns.b', 'unknown'), finding('tls.expiry', 'fail', 'blocker')],
      'not-ready',
    ],
  ] as const)('is not given when %s', (_, findings, verdict) => {
    expect(verdictOf(findings)[0]).toBe(verdict)
  })

  it('does not hang on a hint that could not be had', () => {
    expect(verdictOf([...healthy, finding('dns.hint', 'unknown')])[0]).toBe('ready')
  })

  it('lets unknown weigh more than a warning, and an error more than both', () => {
    const mixed = [...healthy, finding('tls.b', 'warn', 'warning'), finding('tls.c', 'unknown')]
    expect(verdictOf(mixed)[1].tls).toBe('unknown')
    expect(verdictOf([...mixed, finding('tls.d', 'fail', 'blocker')])[1].tls).toBe('error')
  })
})
