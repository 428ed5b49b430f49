import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
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
const signatures: ReadonlyMap<string, (body: string) => boolean> = new Map([
  ['gzip', (body: string) => body.startsWith('\u001f\u008b')],
  ['x-gzip', (body) => body.startsWith('\u001f\u008b')],
  ['zstd', (body) => body.startsWith('\u0028\u00b5\u002f\u00fd')],
  ['br', (body) => !/^(\s*<|GIF8|\{)/.test(body)],
])

/** An encoding that the body does not have, or that is named twice; or compressed bytes that nothing announces. */
function encodingBroken(answer: Answer): Diagnosis | undefined {
  const { body, bodyBytes } = answer.response
  if (bodyBytes === 0) return undefined
  const named = (headerOf(answer.response, 'content-encoding') ?? '').toLowerCase().split(',')
  const encodings = named.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
  const outermost = encodings.at(-1)
  const silent = outermost === undefined && signatures.get('gzip')?.(body) === true
  const wrong =
    outermost !== undefined &&
    (signatures.get(outermost)?.(body) === false || (encodings.length === 1 && cannotBeUndone(outermost, answer)))
  if (!silent && !wrong && encodings.length < 2) return undefined
  const params = { encoding: encodings.join(', ') || '–', seen: summary(answer) }
  return { code: 'forwarding.content-encoding-broken', params, evidence: [answer.id], reproduce: [curlOf(answer)] }
}

/** Not Brotli: a hole in its decoder (CVE-2026-111497) is closed only from Node 24.22.1 on, and these bytes are a stranger's. */
const undoing: Readonly<Record<string, readonly ((body: Buffer, options: { maxOutputLength: number }) => Buffer)[]>> = {
  gzip: [gunzipSync],
  'x-gzip': [gunzipSync],
  // RFC 9110, 8.4.1.2: some senders leave the zlib wrapper away, and browsers take it.
  deflate: [inflateSync, inflateRawSync],
}

/** Whether a body of which we hold every byte breaks off or goes wrong in its encoding; a bomb is none of this check's matter. */
function cannotBeUndone(encoding: string, { response: { body, bodyBytes, complete } }: Answer): boolean {
  const ways = Object.hasOwn(undoing, encoding) ? undoing[encoding] : undefined
  if (!ways || !complete || body.length !== bodyBytes) return false
  return ways.every((undo) => {
    try {
      undo(Buffer.from(body, 'latin1'), { maxOutputLength: limitBytes })
      return false
    } catch (error) {
      return (error as { code?: string }).code !== 'ERR_BUFFER_TOO_LARGE'
    }
  })
}
