import type { applinksCodes } from '#lib/engine/findings/codes-applinks.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

const why = 'Phones fetch this file to learn which links the app may open; without it, links open in the browser.'

export const applinksFindings: FindingCatalogue<keyof typeof applinksCodes> = {
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
