import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const found = 'HTTP/1.1 302 Found\r\nLocation: https://www.shop.example/\r\n'

const answered = (what: string, raw: string, code: DiagnosisCode = 'forwarding.response-not-http'): Scenario =>
  defineScenario({
    id: `answers-${what}`,
    title: `Over HTTPS the answer is ${what}`,
    setup: { esp: 'sendgrid', cdn: 'haproxy', links: 1 },
    changes: [edge({ raw })],
    expect: {
      verdict: code === 'forwarding.response-not-http' ? 'not-ready' : 'could-not-check',
      rootCause: code,
      mustNot: ['checker.could-not-check', 'forwarding.edge-hangs'],
    },
  })

export const scenarios: Scenario[] = [
  answered('a-mail-servers-greeting', '220 mail.example.com ESMTP\r\n'),
  answered('an-ssh-servers-greeting', 'SSH-2.0-OpenSSH_9.9\r\n'),
  answered('tls-once-more', '\x15\x03\x03\x00\x02\x02\x46'),
  answered('frames-of-http2', '\x00\x00\x06\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x64'),
  answered('http-0-9', '<html><title>Shop</title></html>'),
  answered('a-garbage-status-line', 'HTTP/1.1 abc\r\n\r\n'),
  answered('headers-beyond-our-bound', `${found}${'X-Filler: y\r\n'.repeat(8_000)}`, 'forwarding.response-malformed'),
  answered('interim-answers-without-end', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50)),
  answered('two-lengths', `${found}Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello`),
  answered('one-length-twice', `${found}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`, 'forwarding.response-malformed'),
  answered(
    'length-and-chunks',
    `${found}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
    'forwarding.response-malformed',
  ),
]
