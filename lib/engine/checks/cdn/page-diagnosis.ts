import type { Edge } from '#lib/engine/facts/edge/decide.ts'
import type { EdgePage, EdgeReplies } from '#lib/engine/facts/edge/replies.ts'
import type { Diagnosis, Judgement } from '#lib/engine/findings/finding.ts'
import { curlPage } from '#lib/engine/findings/reproduce.ts'
import type { ErrorPageCode } from '#lib/providers/provider.ts'
import { providerName } from '#lib/providers/registry.ts'

/**
 * Judges by the pages that the edge wrote itself: fails with each of these codes that
 * was met; cannot tell where a page may be the ESP's trouble; passes where none was met.
 */
export function judgePages(codes: readonly ErrorPageCode[], edge: Edge, { pages, answers }: EdgeReplies): Judgement {
  const met = pages.filter(({ code }) => codes.includes(code))
  const diagnoses = codes.flatMap(
    (code) =>
      diagnosisOf(
        code,
        edge,
        met.filter((page) => page.code === code && page.espIsWell),
      ) ?? [],
  )
  const [first, ...others] = diagnoses
  if (first) return { verdict: 'fail', diagnoses: [first, ...others] }
  return met.length > 0 || answers.length === 0 ? { verdict: 'unknown' } : { verdict: 'pass', evidence: answers.map(({ id }) => id) }
}

function diagnosisOf(code: ErrorPageCode, edge: Edge, pages: readonly EdgePage[]): Diagnosis | undefined {
  const page = pages[0]
  if (!page) return undefined
  const { scheme, host, path, address } = page.answer
  return {
    code,
    params: { ...authorOf(page, edge), page: pageInShort(page) },
    evidence: pages.map(({ answer }) => answer.id),
    // The text of these pages is what tells them apart.
    reproduce: [curlPage(`${scheme}://${host}${path}`, address)],
  }
}

/** Whose page it is; where its words do not tell, that of the edge which visitors reach. */
export function authorOf({ fingerprint }: Pick<EdgePage, 'fingerprint'>, edge: Edge): { provider: Edge['provider']; cdn: string } {
  if (fingerprint) return { provider: fingerprint.id, cdn: fingerprint.name }
  return { provider: edge.provider, cdn: providerName(edge.provider) }
}

/** `403 "Bad request."`: the status once. */
const pageInShort = ({ mark, answer }: EdgePage): string =>
  mark.startsWith(`${answer.response.status}`) ? mark : `${answer.response.status}, ${mark}`
