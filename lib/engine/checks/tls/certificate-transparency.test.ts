import { describe, expect, it } from 'vitest'
import { inDays, makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { anchorsOf, hostname, intermediate, root, serve, target } from '#e2e/pki/served.ts'
import { certificateTransparency } from './certificate-transparency.ts'

const judge = (logs: number, notAfter = inDays(60), isPublic = true) => {
  const scts = logs > 0 ? { logs, at: inDays(-30) } : undefined
  const made = makeCertificate({ dnsNames: [hostname], notAfter, scts }, intermediate)
  return certificateTransparency.judge({ certificates: [serve([made, intermediate], anchorsOf(isPublic, root))], target, now })
}

describe('timestamps of logs', () => {
  it.each<[string, number, Date, string]>([
    ['two for 90 days', 2, inDays(60), 'pass'],
    ['one for 90 days', 1, inDays(60), 'warn'],
    ['none', 0, inDays(60), 'warn'],
    ['two for 199 days', 2, inDays(168), 'warn'],
    ['three for 199 days', 3, inDays(168), 'pass'],
  ])('%s', (_, logs, notAfter, verdict) => {
    expect(judge(logs, notAfter).verdict).toBe(verdict)
  })

  it('says how many are needed', () => {
    expect(judge(1)).toMatchObject({ diagnoses: [{ code: 'tls.no-certificate-transparency', params: { found: 1, needed: 2 } }] })
  })

  it('is no matter of anchors that are not public', () => {
    expect(judge(0, inDays(60), false).verdict).toBe('not-applicable')
  })
})
