import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Too large to be installed with every clone, so it is fetched when it is wanted, at this version. */
const version = '13.5.0'
const home = join(tmpdir(), `lighthouse-${version}`)

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof categories)[number]

/** A page's scores of 100, and what it lost points for. */
export interface PageScore {
  path: string
  scores: Record<Category, number>
  faults: string[]
}

interface Audit {
  id: string
  score: number | null
}

interface LighthouseResult {
  lhr: {
    categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
    audits: Record<string, Audit>
    runtimeError?: { message: string }
  }
}

type Lighthouse = (url: string, flags: Record<string, unknown>) => Promise<LighthouseResult | undefined>

/**
 * Audits pages as a mid-range phone sees them (Lighthouse's own preset).
 * @param debuggingPort of a browser that runs already
 * @param cookie of a session, for pages that are not for everybody
 */
export async function* lighthouseScores(
  baseUrl: string,
  paths: readonly string[],
  { debuggingPort, cookie }: { debuggingPort: number; cookie: string },
): AsyncGenerator<PageScore> {
  const lighthouse = await load()
  for (const path of paths) {
    const result = await lighthouse(`${baseUrl}${path}`, {
      port: debuggingPort,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: [...categories],
      extraHeaders: { Cookie: cookie },
      // Pages of a customer's setup must not be found by search engines: what this audit asks for would be a fault.
      skipAudits: ['is-crawlable'],
    })
    if (!result || result.lhr.runtimeError) throw new Error(`${path}: ${result?.lhr.runtimeError?.message ?? 'no result'}`)
    yield { path, scores: scoresOf(result), faults: faultsOf(result) }
  }
}

async function load(): Promise<Lighthouse> {
  const entry = join(home, 'node_modules/lighthouse/core/index.js')
  if (!existsSync(entry)) {
    mkdirSync(home, { recursive: true })
    const options = ['--prefix', home, '--no-audit', '--no-fund', '--no-save', `lighthouse@${version}`]
    execFileSync('npm', ['install', ...options], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const { default: lighthouse } = (await import(pathToFileURL(entry).href)) as { default: Lighthouse }
  return lighthouse
}

const scoresOf = ({ lhr }: LighthouseResult): Record<Category, number> =>
  Object.fromEntries(categories.map((id) => [id, Math.round((lhr.categories[id]?.score ?? 0) * 100)])) as Record<Category, number>

/** Audits that count and are not perfect. */
function faultsOf({ lhr }: LighthouseResult): string[] {
  const counting = categories.flatMap((id) => lhr.categories[id]?.auditRefs.filter(({ weight }) => weight > 0) ?? [])
  return counting.flatMap(({ id }) => {
    const score = lhr.audits[id]?.score
    return score === null || score === undefined || score >= 1 ? [] : [`${id} ${Math.round(score * 100)}`]
  })
}
