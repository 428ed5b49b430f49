import { defineCheck } from '#lib/engine/checks/check.ts'
import { type AppLinkFile, coversPath } from '#lib/engine/facts/forwarding/app-links.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { curlPage } from '#lib/engine/findings/reproduce.ts'
import type { EspId, Target } from '#lib/engine/target/target.ts'
import { titleOf } from '#lib/providers/esp/answers.ts'
import { cut } from './summary.ts'

/**
 * Paths of app links, as Braze's guide names them: the pattern to be listed, and a path
 * that it has to cover. At SparkPost the word after `/f/` is the customer's own.
 */
const appLinkPaths: Readonly<Record<EspId, { wanted: string; sample: (patterns: string[]) => string }>> = {
  sendgrid: { wanted: '/uni/*', sample: () => '/uni/ls/click' },
  sparkpost: {
    wanted: '/f/<word>/*',
    sample: (patterns) => `${patterns.map((pattern) => /^\/f\/[\w-]+\//.exec(pattern)?.[0]).find(Boolean) ?? '/f/word/'}a`,
  },
  ses: { wanted: '*', sample: () => '/L0/a' },
}

/** Apple's signed form, from before iOS 9: binary, and still taken. */
const signedType = 'application/pkcs7-mime'

/** Are the association files served on the link host, as phones want them? Asked only where app links are used. */
export const appLinks = defineCheck({
  id: 'forwarding.app-links',
  needs: ['appLinkFiles', 'delivery'],
  codes: ['applinks.file-missing', 'applinks.file-redirects', 'applinks.wrong-content-type', 'applinks.paths-do-not-cover-links'],
  advisory: true,
  judge({ appLinkFiles: files, target, delivery }) {
    if (!target.appLinks) return { verdict: 'not-applicable' }
    if (delivery.outcome === 'not-esp' || delivery.outcome === 'loop') return { verdict: 'unknown' }
    const [first, ...others] = files.flatMap((file) => faultOf(file, target) ?? [])
    return first ? { verdict: 'warn', diagnoses: [first, ...others] } : { verdict: 'pass' }
  },
})

function faultOf(file: AppLinkFile, target: Target): Diagnosis | undefined {
  const { path, response, location } = file
  const pointers = { evidence: [file.id], reproduce: [curlPage(`https://${target.hostname}${path}`, file.address)] }
  if (location !== null && response.status >= 300 && response.status < 400) {
    return { code: 'applinks.file-redirects', params: { file: path, location: cut(location, 300) }, ...pointers }
  }
  if (response.status !== 200 || (file.isJson === false && file.mediaType !== signedType)) {
    const title = titleOf(response.body)
    const seen = [response.status, title ? `"${cut(title, 80)}"` : file.mediaType].join(' ').trim()
    return { code: 'applinks.file-missing', params: { file: path, seen }, ...pointers }
  }
  if (file.mediaType !== 'application/json' && file.mediaType !== signedType) {
    return { code: 'applinks.wrong-content-type', params: { file: path, type: file.mediaType || '–' }, ...pointers }
  }
  return uncovered(file, target, pointers)
}

function uncovered(
  { path, patterns }: AppLinkFile,
  { esp }: Target,
  pointers: Pick<Diagnosis, 'evidence' | 'reproduce'>,
): Diagnosis | undefined {
  if (patterns === null) return undefined
  const listed = patterns.map(({ pattern, excluded }) => (excluded ? `NOT ${pattern}` : pattern))
  const { wanted, sample } = appLinkPaths[esp]
  if (coversPath(patterns, sample(listed))) return undefined
  const params = { file: path, paths: cut(listed.join(', ') || '–', 300), wanted }
  return { code: 'applinks.paths-do-not-cover-links', params, ...pointers }
}
