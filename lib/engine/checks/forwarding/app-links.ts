import { defineCheck } from '#lib/engine/checks/check.ts'
import { fetcherAgents } from '#lib/engine/evidence/clients.ts'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { type AppLinkFile, appleFile, coversPath, holdsFile, namesAndroidApp, signedType } from '#lib/engine/facts/forwarding/app-links.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { curlPage } from '#lib/engine/findings/reproduce.ts'
import type { EspId, Target } from '#lib/engine/target/target.ts'
import { headerOf, titleOf } from '#lib/providers/esp/answers.ts'
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

/** Are the association files served on the link host, as phones want them? Asked only where app links are used. */
export const appLinks = defineCheck({
  id: 'forwarding.app-links',
  needs: ['appLinkFiles', 'delivery'],
  codes: [
    'applinks.fetcher-refused',
    'applinks.file-missing',
    'applinks.file-redirects',
    'applinks.file-not-json',
    'applinks.wrong-shape',
    'applinks.wrong-content-type',
    'applinks.paths-do-not-cover-links',
  ],
  advisory: true,
  judge({ appLinkFiles: files, target, delivery }) {
    if (!target.appLinks) return { verdict: 'not-applicable' }
    if (delivery.outcome === 'not-esp' || delivery.outcome === 'loop') return { verdict: 'unknown' }
    const [first, ...others] = files.flatMap((file) => faultOf(file, target) ?? [])
    return first ? { verdict: 'warn', diagnoses: [first, ...others] } : { verdict: 'pass' }
  },
})

function faultOf(file: AppLinkFile, target: Target): Diagnosis | undefined {
  const { path, response, location, mediaType, json } = file
  const pointers = { evidence: [file.id], reproduce: [commandOf(file, target)] }
  if (file.turnedAway) return refused(file, target)
  if (location !== null && response.status >= 300 && response.status < 400) {
    return { code: 'applinks.file-redirects', params: { file: path, location: cut(location, 300) }, ...pointers }
  }
  if (!holdsFile(file)) return { code: 'applinks.file-missing', params: { file: path, seen: inShort(file.response) }, ...pointers }
  if (json?.state === 'fault' && mediaType !== signedType) {
    return { code: 'applinks.file-not-json', params: { file: path, ...json.fault }, ...pointers }
  }
  if (path !== appleFile && json?.state === 'read' && !namesAndroidApp(json.value)) {
    return { code: 'applinks.wrong-shape', params: { file: path }, ...pointers }
  }
  if (mediaType !== 'application/json' && mediaType !== signedType) {
    return { code: 'applinks.wrong-content-type', params: { file: path, type: mediaType || '–' }, ...pointers }
  }
  return uncovered(file, target, pointers)
}

const commandOf = ({ path, address }: AppLinkFile, { hostname }: Target): string => curlPage(`https://${hostname}${path}`, address)

/** The one who counts is turned away, and everybody who tries it with a browser sees the file. */
function refused(file: AppLinkFile, target: Target): Diagnosis | undefined {
  if (!file.turnedAway) return undefined
  const { fetcher, seen, id } = file.turnedAway
  const agent = fetcherAgents[fetcher]
  const command = commandOf(file, target)
  const params = { file: file.path, fetcher, agent, refused: typeof seen === 'string' ? seen : inShort(seen) }
  return {
    code: 'applinks.fetcher-refused',
    params,
    evidence: [id, file.id],
    reproduce: [`${command} -A '${agent}'`, `${command} -A Mozilla/5.0`],
  }
}

function inShort(response: HttpResponse): string {
  const title = titleOf(response.body)
  const type = (headerOf(response, 'content-type') ?? '').split(';')[0]?.trim() ?? ''
  return [response.status, title ? `"${cut(title, 80)}"` : cut(type, 80)].join(' ').trim()
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
