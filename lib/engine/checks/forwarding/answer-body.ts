import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Answer } from '#lib/engine/facts/forwarding/answer.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { curlOf, summary } from './summary.ts'

/** A tracking host sends redirects, pixels and short pages: far below this many bytes. */
const limitBytes = 64 * 1024

/** Is the answer whole, of a fitting size, and readable? */
export const answerBody = defineCheck({
  id: 'forwarding.answer-body',
  needs: ['delivery', 'edgeAnswers'],
  codes: ['forwarding.edge-hangs', 'forwarding.unexpected-large-response', 'forwarding.content-encoding-broken'],
  judge({ delivery, edgeAnswers }) {
    const { edge, origin } = delivery.link
    const diagnosis = hangs(edge) ?? tooLarge(edge, origin) ?? encodingBroken(edge)
    if (diagnosis) return { verdict: 'fail', diagnoses: [diagnosis] }
    const late = edgeAnswers.answers.map(hangs).find((found) => found !== undefined)
    return late ? { verdict: 'fail', diagnoses: [late] } : { verdict: 'pass' }
  },
})

/** Headers came, and then nothing more, though more was announced. */
function hangs(answer: Answer): Diagnosis | undefined {
  const { complete, bodyBytes } = answer.response
  if (complete || bodyBytes > limitBytes) return undefined
  const announced = headerOf(answer.response, 'content-length') ?? headerOf(answer.response, 'transfer-encoding') ?? '–'
  const params = { bytes: bodyBytes, announced }
  return { code: 'forwarding.edge-hangs', params, evidence: [answer.id], reproduce: [curlOf(answer)] }
}

/** A whole web site's page is not counted here: its status is not the ESP's, and says more. */
function tooLarge(answer: Answer, origin: Answer | null): Diagnosis | undefined {
  const { bodyBytes, status } = answer.response
  const isRedirect = status >= 300 && status < 400
  if (bodyBytes <= limitBytes || !(isRedirect || origin?.response.status === status)) return undefined
  const params = { bytes: bodyBytes, limitBytes }
  return { code: 'forwarding.unexpected-large-response', params, evidence: [answer.id], reproduce: [curlOf(answer)] }
}

/** First bytes of what the encodings produce: RFC 1952, 2.3.1; RFC 8878, 3.1.1. Brotli has none, but is never plain text. */
const signatures: Readonly<Record<string, (body: string) => boolean>> = {
  gzip: (body) => body.startsWith('\u001f\u008b'),
  'x-gzip': (body) => body.startsWith('\u001f\u008b'),
  zstd: (body) => body.startsWith('\u0028\u00b5\u002f\u00fd'),
  br: (body) => !/^(\s*<|GIF8|\{)/.test(body),
}

/** An encoding that the body does not have, or that is named twice; or compressed bytes that nothing announces. */
function encodingBroken(answer: Answer): Diagnosis | undefined {
  const { body, bodyBytes } = answer.response
  if (bodyBytes === 0) return undefined
  const named = (headerOf(answer.response, 'content-encoding') ?? '').toLowerCase().split(',')
  const encodings = named.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
  const outermost = encodings.at(-1)
  const silent = outermost === undefined && signatures.gzip?.(body) === true
  const wrong = outermost !== undefined && signatures[outermost]?.(body) === false
  if (!silent && !wrong && encodings.length < 2) return undefined
  const params = { encoding: encodings.join(', ') || '–', seen: summary(answer) }
  return { code: 'forwarding.content-encoding-broken', params, evidence: [answer.id], reproduce: [curlOf(answer)] }
}
