import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { type Golden, readGolden } from '#e2e/golden/store.ts'
import { terminalText } from '#lib/cli/output.ts'
import { printable } from '#lib/cli/print.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { parseEvidence } from '#lib/engine/evidence/file.ts'
import { type Assessment, assess } from '#lib/engine/run/assess.ts'
import { writeReport } from '#lib/words/report.ts'
import { visible, visibleJson } from '#lib/words/visible.ts'
import { byteEdits, editBytes, hostileText } from './hostile.ts'
import { hostileResponse } from './http.ts'
import { mutate, treeEdit } from './mutate.ts'
import { type FuzzProperty, holds } from './property.ts'

const goldens = [...readGolden().values()]
const ready = goldens.filter(({ report }) => report.includes('"verdict":"ready"'))
const pick = (from: readonly Golden[], index: number): Evidence => (from[index % from.length] as Golden).evidence

/** Judges it, and demands that no check failed by itself, whatever the peers did. */
function judged(evidence: Evidence): 'ready' | 'not-ready' | 'could-not-check' {
  const assessment = written(evidence)
  const fault = assessment.findings.find(({ params }) => String(params.reason).startsWith('the check itself failed'))
  holds(!fault, () => `${fault?.check}: ${fault?.params.reason}`)
  return assessment.verdict
}

/** Judges it and puts it into words. */
function written(evidence: Evidence): Assessment {
  const assessment = assess(evidence)
  const report = writeReport(assessment)
  const shown = terminalText(printable(report)) + visibleJson(report)
  holds(!/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u.test(shown), () => `something hidden in ${visible(shown)}`)
  const size = JSON.stringify(report).length
  const given = JSON.stringify(evidence).length
  holds(size <= 400_000 + 20 * given, () => `a report of ${size} characters on evidence of ${given}`)
  return assessment
}

/** What `ready` has to rest on, seen with the plainest eyes: a certificate for the name and of this time, and a link that was answered. */
function hasProofs({ target, tls, http, startedAt }: Evidence): boolean {
  const role = target.edge === undefined ? 'link-host' : 'edge'
  const now = new Date(startedAt)
  const shaken = tls.some(({ role: where, mode, attempt }) => {
    if (where !== role || mode !== 'standard' || attempt.state !== 'observed') return false
    const leaf = certificateOf(attempt.value.chain[0] ?? '')
    return leaf !== undefined && leaf.checkHost(target.hostname) !== undefined && now >= leaf.validFromDate && now <= leaf.validToDate
  })
  return (
    shaken &&
    http.some((item) => item.role === role && item.scheme === 'https' && item.host === target.hostname && item.attempt.state === 'observed')
  )
}

function certificateOf(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'))
  } catch {
    return undefined
  }
}

const anyEvidence = () =>
  fc.property(fc.nat(), fc.array(treeEdit, { minLength: 1, maxLength: 8 }), (index, edits) => {
    const evidence = mutate(pick(goldens, index), edits)
    if (judged(evidence) === 'ready') holds(hasProofs(evidence), () => 'ready without a proof')
  })

const lostCertificates = () =>
  fc.property(fc.nat(), byteEdits, fc.constantFrom('mutated', 'none', 'failed', 'leaf-removed'), (index, edits, how) => {
    const evidence = pick(ready, index)
    const tls = evidence.tls.map((item): Evidence['tls'][number] => {
      if (item.attempt.state !== 'observed' || item.role === 'origin') return item
      const [leaf = '', ...rest] = item.attempt.value.chain
      const bytes = Buffer.from(leaf, 'base64')
      const edited = editBytes(bytes, edits)
      const chain = how === 'none' ? [] : how === 'leaf-removed' ? rest : [edited.equals(bytes) ? '' : edited.toString('base64'), ...rest]
      return {
        ...item,
        attempt: how === 'failed' ? { state: 'failed', reason: 'reset' } : { state: 'observed', value: { ...item.attempt.value, chain } },
      }
    })
    holds(judged({ ...evidence, tls }) !== 'ready', () => `ready with certificates ${how}`)
  })

const lostAnswers = () =>
  fc.property(
    fc.nat(),
    fc.array(hostileResponse, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('failed', 'gone', 'other'),
    (index, responses, how) => {
      const evidence = pick(ready, index)
      const http = evidence.http.flatMap((item, place): Evidence['http'] => {
        if (item.role === 'origin' || item.role === 'parent') return [item]
        if (how === 'gone') return item.scheme === 'https' ? [] : [item]
        if (how === 'failed') return [{ ...item, attempt: { state: 'failed', reason: 'timeout' } }]
        // A redirect or a pixel may be an ESP's for all that can be told from one answer; a page of a server is not.
        const value = {
          ...(responses[place % responses.length] as (typeof responses)[number]),
          status: 404,
          body: `<title>Shop</title>${place}`,
          headers: [],
        }
        return [{ ...item, attempt: { state: 'observed', value } }]
      })
      holds(judged({ ...evidence, http }) !== 'ready', () => `ready with answers ${how}`)
    },
  )

const lostNames = () =>
  fc.property(fc.nat(), fc.constantFrom('timeout', 'refused', 'unreachable', 'malformed'), (index, reason) => {
    const evidence = pick(ready, index)
    const dns = evidence.dns.map((item) => ({ ...item, attempt: { state: 'failed' as const, reason: reason as 'timeout' } }))
    holds(judged({ ...evidence, dns }) !== 'ready', () => `ready although every question ended in ${reason}`)
  })

const hostileAnswers = () =>
  fc.property(
    fc.nat(),
    fc.array(hostileResponse, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('edge', 'origin', 'all'),
    (index, responses, who) => {
      const evidence = pick(goldens, index)
      const isMeant = (role: string) => who === 'all' || (who === 'origin') === (role === 'origin')
      const http = evidence.http.map((item, place): Evidence['http'][number] =>
        isMeant(item.role)
          ? { ...item, attempt: { state: 'observed', value: responses[place % responses.length] as (typeof responses)[number] } }
          : item,
      )
      judged({ ...evidence, http })
    },
  )

const files = () =>
  fc.property(
    fc.oneof(
      hostileText,
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.tuple(fc.nat(), byteEdits).map(([index, edits]) => editBytes(Buffer.from(JSON.stringify(pick(goldens, index))), edits).toString()),
    ),
    (text) => {
      try {
        written(parseEvidence(text))
      } catch (error) {
        holds(/^not (JSON|evidence of version 1): /.test((error as Error).message), () => (error as Error).stack ?? String(error))
      }
    },
  )

export const evidenceProperties: readonly FuzzProperty[] = [
  { name: 'evidence, mutated', make: anyEvidence, runs: 150 },
  { name: 'evidence without good certificates', make: lostCertificates, runs: 60 },
  { name: 'evidence without answers', make: lostAnswers, runs: 60 },
  { name: 'evidence without names', make: lostNames, runs: 40 },
  { name: 'evidence with hostile answers', make: hostileAnswers, runs: 80 },
  { name: 'files of evidence', make: files, runs: 100 },
]
