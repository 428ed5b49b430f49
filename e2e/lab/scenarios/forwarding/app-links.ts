import { edge, target } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, DiagnosisCode, EdgeFile, Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const apple = '/.well-known/apple-app-site-association'
const android = '/.well-known/assetlinks.json'
const json = (value: unknown): EdgeFile => ({ type: 'application/json', body: JSON.stringify(value) })
const association = (...paths: string[]): EdgeFile =>
  json({ applinks: { details: [{ appIDs: ['ABCDE12345.com.example.app'], components: paths.map((path) => ({ '/': path })) }] } })
const assetLinks = json([
  { relation: ['delegate_permission/common.handle_all_urls'], target: { namespace: 'android_app', package_name: 'com.example.app' } },
])

const both = { [apple]: association('*'), [android]: assetLinks }

const files = (
  id: string,
  title: string,
  served: Record<string, EdgeFile>,
  code: DiagnosisCode | null,
  esp: EspId = 'sendgrid',
  more: Partial<Behaviour> = {},
): Scenario =>
  defineScenario({
    id,
    title,
    setup: { esp, cdn: 'nginx' },
    changes: [edge({ files: served, ...more }), target({ appLinks: true })],
    expect: {
      verdict: 'ready',
      rootCause: code,
      mustNot: (
        [
          'applinks.fetcher-refused',
          'applinks.file-missing',
          'applinks.file-redirects',
          'applinks.file-not-json',
          'applinks.wrong-shape',
          'applinks.wrong-content-type',
          'applinks.paths-do-not-cover-links',
        ] as const
      ).filter((other) => other !== code),
    },
  })

export const scenarios: Scenario[] = [
  files('app-links-well', 'Both files are served', { [apple]: association('/uni/*'), [android]: assetLinks }, null),
  files('app-links-missing', 'The files go to the ESP, which has none', {}, 'applinks.file-missing'),
  files(
    'app-links-redirect',
    'One file is redirected',
    { [apple]: association('/uni/*'), [android]: { redirect: 'https://www.example.com/assetlinks.json' } },
    'applinks.file-redirects',
  ),
  files(
    'app-links-type',
    'One file is sent as text',
    { [apple]: { ...association('/uni/*'), type: 'text/plain' } as EdgeFile, [android]: assetLinks },
    'applinks.wrong-content-type',
  ),
  files(
    'app-links-paths',
    'The file covers other paths',
    { [apple]: association('/products/*'), [android]: assetLinks },
    'applinks.paths-do-not-cover-links',
  ),
  files(
    'app-links-ses',
    'SES has no path of its own for app links: all are covered',
    { [apple]: association('*'), [android]: assetLinks },
    null,
    'ses',
  ),
  files(
    'app-links-apple-refused',
    'The firewall refuses what fetches the file for iPhones, and nobody else',
    both,
    'applinks.fetcher-refused',
    'sendgrid',
    { refusesClients: ['AASA-Bot'] },
  ),
  files(
    'app-links-google-refused',
    'The firewall refuses what fetches the file for Android phones, and nobody else',
    both,
    'applinks.fetcher-refused',
    'ses',
    { refusesClients: ['GoogleAssociationService'] },
  ),
  files(
    'app-links-curly-quotes',
    'The file came through a word processor',
    { ...both, [apple]: { type: 'application/json', body: '{\n  “applinks”: { “details”: [] }\n}\n' } },
    'applinks.file-not-json',
  ),
  files(
    'app-links-byte-order-mark',
    'An invisible mark stands before the file',
    { ...both, [android]: { type: 'application/json', body: `\ufeff${(assetLinks as { body: string }).body}` } },
    'applinks.file-not-json',
  ),
  files(
    'app-links-wrong-shape',
    'The file for Android is one statement, where a list of them is wanted',
    { ...both, [android]: json({ relation: ['delegate_permission/common.handle_all_urls'] }) },
    'applinks.wrong-shape',
  ),
]
