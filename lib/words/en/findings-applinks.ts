import type { ParamsOf } from '#lib/engine/findings/codes.ts'
import type { applinksCodes } from '#lib/engine/findings/codes-applinks.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

const why = 'Phones fetch this file to learn which links the app may open; without it, links open in the browser.'

const companyOf = (fetcher: 'apple' | 'google'): string => (fetcher === 'apple' ? 'Apple' : 'Google')
const phonesOf = (fetcher: 'apple' | 'google'): string => (fetcher === 'apple' ? 'iPhones' : 'Android phones')

type FaultWords = readonly [what: string, fix: string]
type JsonFaultKind = ParamsOf<'applinks.file-not-json'>['kind']

/** What is wrong with the text of a file, and how to mend it. */
const faults: Readonly<Record<JsonFaultKind, FaultWords>> = {
  empty: ['nothing is in it', 'Put the file of your app developers there again: it arrived empty.'],
  encoding: ['it is not UTF-8 (UTF-16, or an editor’s own code page)', 'Save the file as UTF-8 and put it there again.'],
  'byte-order-mark': [
    'an invisible byte-order mark stands before its first brace',
    'Save the file as “UTF-8 without BOM” and put it there again.',
  ],
  'curly-quotes': [
    'it has the curly quotes of a word processor',
    'Replace all curly quotes by straight ones ("), in a plain-text editor, and put the file there again.',
  ],
  'trailing-comma': ['a comma stands before a closing bracket', 'Remove that comma, and put the file there again.'],
  'cut-off': ['its end is missing', 'Put the whole file there again: it breaks off before its last bracket.'],
  syntax: [
    'something stands there that JSON does not allow',
    'Let the app developers mend the file in that place, and put it there again.',
  ],
}

/** Findings of newer rules may name a kind that these words do not have. */
const wordsOf = (kind: JsonFaultKind): FaultWords => faults[kind] ?? faults.syntax

export const applinksFindings: FindingCatalogue<keyof typeof applinksCodes> = {
  'applinks.fetcher-refused': ({ file, fetcher, agent, refused }, { hostname, edgeName, edge }) => ({
    title: `${companyOf(fetcher)} is refused the app-link file on ${hostname}`,
    found: `Asked as ${companyOf(fetcher)} asks (User-Agent: ${agent}), https://${hostname}${file} answers ${refused}. A browser gets the file.`,
    expected: `The file for ${agent}, too.`,
    why: `${phonesOf(fetcher)} do not fetch this file by themselves: ${companyOf(fetcher)} does it for them. While it is refused, links open in the browser, though the file looks well to everybody who tries it.`,
    fix:
      edge === 'cloudflare'
        ? `Cloudflare › Security › WAF: add a rule for ${file} that skips managed rules, rate limiting and Super Bot Fight Mode.`
        : `In ${edgeName}, exempt ${file} from bot, user-agent and firewall rules; it has to be there for everybody.`,
  }),
  'applinks.file-not-json': ({ file, kind, line, column, near }, { hostname }) => ({
    title: `The app-link file on ${hostname} is there, and cannot be read as JSON`,
    found: `https://${hostname}${file}: ${wordsOf(kind)[0]}${kind === 'empty' || kind === 'encoding' ? '' : ` (line ${line}, column ${column}${near === '' ? '' : `: ${near}`})`}.`,
    expected: 'JSON in UTF-8, without a byte-order mark (RFC 8259).',
    why: `${why} A file that cannot be read counts as none.`,
    fix: wordsOf(kind)[1],
  }),
  'applinks.wrong-shape': ({ file }, { hostname }) => ({
    title: 'The app-link file names no Android app',
    found: `https://${hostname}${file} is JSON, and no statement in it lets an Android app open links.`,
    expected:
      'A list with a statement of the relation delegate_permission/common.handle_all_urls, whose target is in the namespace android_app.',
    why,
    fix: 'Ask the app developers for the file that Android Studio or Google’s statement list generator makes, and put it there as it is.',
  }),
  'applinks.file-missing': ({ file, seen }, { hostname, edgeName }) => ({
    title: `The app-link file is missing on ${hostname}`,
    found: `https://${hostname}${file} answers ${seen}.`,
    expected: '200 with the JSON file of your app.',
    why,
    fix: `In ${edgeName}, serve ${file} from your own storage or web site, and everything else from the ESP. The app developers have the file.`,
  }),
  'applinks.file-redirects': ({ file, location }, { hostname, edgeName }) => ({
    title: 'The app-link file is redirected',
    found: `https://${hostname}${file} redirects to ${location}.`,
    expected: 'The file itself, with status 200. Apple and Android follow no redirect here.',
    why,
    fix: `In ${edgeName}, let ${file} be fetched from the other place by the CDN itself (a second origin), not by a redirect.`,
  }),
  'applinks.wrong-content-type': ({ file, type }, { hostname, edgeName }) => ({
    title: 'The app-link file has the wrong media type',
    found: `https://${hostname}${file} is sent as ${type}.`,
    expected: 'Content-Type: application/json',
    why: `${why} Phones refuse it under another type.`,
    fix: `In ${edgeName} or in the storage behind it, set the Content-Type of ${file} to application/json.`,
  }),
  'applinks.paths-do-not-cover-links': ({ file, paths, wanted }, { espName, hostname }) => ({
    title: `The app-link file does not cover the links of ${espName}`,
    found: `https://${hostname}${file} lists ${paths}.`,
    expected: `A pattern that covers ${wanted}.`,
    why: `App links in mail sent by ${espName} have paths of this form; others open in the browser.`,
    fix: `Ask the app developers to add ${wanted} to the file.`,
  }),
}
