import { expect, test } from 'vitest'
import { failed } from '#lib/engine/evidence/attempt.ts'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { but, evidenceOf, healthy, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import { response } from './response.ts'

const broken = (
  detail: string | undefined,
  reason: 'malformed' | 'too-large' = 'malformed',
  scheme: 'http' | 'https' = 'https',
): HttpExchange => ({
  ...sent('link', reason, { scheme }),
  attempt: failed(reason, detail),
})
const judged = (http: HttpExchange[]) =>
  judge(evidenceOf(http), [response])
    .map(({ verdict, code, params }) => [verdict, code, ...(params.kind ? [params.kind] : [])].join(' '))
    .join(', ')
const no = 'fail forwarding.response-not-http'

test.each([
  ['a mail server', 'HPE_INVALID_CONSTANT 220 mail.example.com ESMTP\\x0d\\x0a', `${no} smtp`],
  ['an SSH server', 'HPE_INVALID_CONSTANT SSH-2.0-OpenSSH_9.9\\x0d\\x0a', `${no} ssh`],
  ['TLS once more', 'HPE_INVALID_CONSTANT \\x15\\x03\\x03\\x00\\x02\\x02F', `${no} tls`],
  ['frames of HTTP/2', 'HPE_INVALID_CONSTANT \\x00\\x00\\x06\\x04\\x00\\x00\\x00\\x00\\x00\\x00\\x03', `${no} http2`],
  ['HTTP/0.9', 'HPE_INVALID_CONSTANT <html>', `${no} no-header`],
  ['a garbage status line', 'HPE_INVALID_STATUS HTTP/1.1 abc\\x0d\\x0a', `${no} status-line`],
  ['two lengths', 'HPE_UNEXPECTED_CONTENT_LENGTH HTTP/1.1 302 Found\\x0d\\x0aContent-Length: 0', `${no} two-lengths`],
  [
    'the same length twice, which browsers read',
    'HPE_UNEXPECTED_CONTENT_LENGTH HTTP/1.1 302 Found\\x0d\\x0aContent-Length: 5\\x0d\\x0acontent-length: 5\\x0d\\x0a',
    'warn forwarding.response-malformed two-lengths',
  ],
  [
    'a length beside chunks, which browsers read',
    'HPE_UNEXPECTED_CONTENT_LENGTH HTTP/1.1 302 Found\\x0d\\x0aTransfer-Encoding: chunked',
    'warn forwarding.response-malformed two-lengths',
  ],
  [
    'bare line feeds, which browsers read',
    'HPE_CR_EXPECTED HTTP/1.1 302 Found\\x0aLocation: /',
    'warn forwarding.response-malformed line-ends',
  ],
  ['anything', 'HPE_INVALID_CONSTANT \\xff\\xfe', `${no} garbage`],
  ['something of which nothing was kept', undefined, `${no} garbage`],
])('%s', (_name, detail, found) => {
  expect(judged(but(broken(detail)))).toBe(found)
})

test('more headers, or more interim answers, than are read', () => {
  expect(judged(but(broken('HPE_HEADER_OVERFLOW', 'too-large')))).toBe('warn forwarding.response-malformed headers-too-large')
  expect(judged(but(broken('interim responses', 'too-large')))).toBe(`${no} interim-flood`)
})

test('plain HTTP is told of by itself, and an answer that came by another address is enough', () => {
  expect(judged(but(broken('HPE_INVALID_CONSTANT 220 mail', 'malformed', 'http')))).toBe(`${no} smtp`)
  expect(judged([...healthy, { ...broken('HPE_INVALID_CONSTANT 220 mail'), address: '192.0.2.11' }])).toBe('pass forwarding.response')
})

test('silence is no answer that could be judged', () => {
  expect(judged([sent('link', 'timeout')])).toBe('unknown forwarding.response')
})
