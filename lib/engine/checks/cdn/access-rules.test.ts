import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { accessRules } from './access-rules.ts'
import { edgeOf, pageOf, repliesOf, target } from './test-replies.ts'

const judge = (...pages: ReturnType<typeof pageOf>[]) =>
  accessRules.judge({ edge: edgeOf('cloudflare'), edgeReplies: repliesOf(...pages), target, now: new Date(0) })

test.each(['cdn.edge-blocks-requests', 'cdn.bot-challenge', 'cdn.edge-asks-for-password', 'cdn.client-certificate-required'] as const)(
  'gives %s for such a page',
  (code) => {
    expect(judge(pageOf(code))).toMatchObject({ verdict: 'fail', diagnoses: [{ code, params: { provider: 'cloudflare' } }] })
  },
)

test('knows a client certificate that is asked for by the alert, without any answer', () => {
  const refused: HttpExchange = {
    id: 'http-9',
    purpose: 'link',
    role: 'link-host',
    kind: 'made-up',
    scheme: 'https',
    address: '192.0.2.1',
    port: 443,
    host: target.hostname,
    path: '/x',
    attempt: { state: 'failed', reason: 'tls-alert', detail: 'certificate_required' },
  }
  const edgeReplies = { answers: [], pages: [], clientCertificateAlert: refused }
  expect(accessRules.judge({ edge: edgeOf('custom-proxy'), edgeReplies, target, now: new Date(0) })).toMatchObject({
    verdict: 'fail',
    diagnoses: [{ code: 'cdn.client-certificate-required', evidence: ['http-9'] }],
  })
})

test('passes where visitors are let through, and cannot tell without an answer', () => {
  expect(judge().verdict).toBe('pass')
  const edgeReplies = { answers: [], pages: [], clientCertificateAlert: null }
  expect(accessRules.judge({ edge: edgeOf('fastly'), edgeReplies, target, now: new Date(0) }).verdict).toBe('unknown')
})
