import { expect, test } from 'vitest'
import { originConnection } from './origin-connection.ts'
import { answerOf, edgeOf, pageOf, repliesOf, target } from './test-replies.ts'

const judge = (...pages: ReturnType<typeof pageOf>[]) =>
  originConnection.judge({ edge: edgeOf('cloudfront'), edgeReplies: repliesOf(...pages), target, now: new Date(0) })

test.each(['cdn.edge-cannot-reach-origin', 'cdn.edge-origin-tls-failure'] as const)('gives %s for such a page', (code) => {
  expect(judge(pageOf(code))).toMatchObject({
    verdict: 'fail',
    diagnoses: [
      {
        code,
        params: { provider: 'cloudfront', cdn: 'Amazon CloudFront', page: '403 "Bad request."' },
        evidence: ['http-1'],
        reproduce: ["curl -sSk -D - --resolve link.mail.example.com:443:192.0.2.1 'https://link.mail.example.com/ls/click?upn=x'"],
      },
    ],
  })
})

test('passes on an answer that is no such page', () => {
  expect(judge()).toEqual({ verdict: 'pass', evidence: ['http-1'] })
  expect(judge(pageOf('cdn.edge-blocks-requests')).verdict).toBe('pass')
})

test('does not blame the edge while the ESP itself fails', () => {
  expect(judge(pageOf('cdn.edge-cannot-reach-origin', { espIsWell: false, answer: answerOf(503) }))).toEqual({ verdict: 'unknown' })
})
