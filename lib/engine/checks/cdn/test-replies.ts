import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { Edge } from '#lib/engine/facts/edge/decide.ts'
import type { EdgePage, EdgeReplies } from '#lib/engine/facts/edge/replies.ts'
import type { Answer } from '#lib/engine/facts/forwarding/answer.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import type { EdgeProviderId, Target } from '#lib/engine/target/target.ts'
import { recogniseEspAnswer } from '#lib/providers/esp/answers.ts'
import type { ErrorPageCode } from '#lib/providers/provider.ts'

/** Facts for the tests of this folder, as they would be derived. */

export const target: Target = {
  hostname: 'link.mail.example.com',
  esp: 'sendgrid',
  region: 'us',
  espTarget: 'sendgrid.net',
  links: [],
  appLinks: false,
  records: [],
}

export const edgeOf = (provider: EdgeProviderId, more: Partial<Edge> = {}): Edge => ({
  provider,
  confidence: 'confirmed',
  evidence: ['address 192.0.2.1'],
  behind: [],
  ...more,
})

export function answerOf(status: number, body = '', headers: Readonly<Record<string, string>> = {}, more: Partial<Answer> = {}): Answer {
  const response: HttpResponse = { status, headers: Object.entries(headers), body, bodyBytes: body.length, complete: true, ms: 5 }
  const asked = { host: target.hostname, path: '/ls/click?upn=x' }
  const base = { id: 'http-1', purpose: 'link', kind: 'made-up', scheme: 'https', address: '192.0.2.1' } as const
  return {
    ...base,
    ...asked,
    response,
    location: headers.location ?? null,
    esp: recogniseEspAnswer('sendgrid', response, asked) ?? null,
    ...more,
  }
}

export const pageOf = (code: ErrorPageCode, more: Partial<EdgePage> = {}): EdgePage => ({
  code,
  mark: '403 "Bad request."',
  fingerprint: undefined,
  answer: answerOf(403),
  espIsWell: true,
  ...more,
})

export const repliesOf = (...pages: EdgePage[]): EdgeReplies => ({
  answers: pages.length > 0 ? pages.map(({ answer }) => answer) : [answerOf(302, '', { location: 'https://shop.example.com/' })],
  pages,
  clientCertificateAlert: null,
})

/** The edge's answer beside the ESP's, with what it comes to. */
export const deliveryOf = (edge: Answer, origin: Answer | null, more: Partial<Delivery> = {}): Delivery => ({
  kind: edge.kind,
  link: { edge, origin, agrees: origin && origin.response.status === edge.response.status && origin.location === edge.location },
  others: [],
  control: null,
  second: null,
  repeat: null,
  open: null,
  http: null,
  odd: [],
  turnedAway: [],
  lookalikes: [],
  served: [],
  named: null,
  refusesEscapes: [],
  otherRegion: null,
  testPath: null,
  espSilent: null,
  outcome: 'not-esp',
  ...more,
})
