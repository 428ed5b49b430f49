import { edge, target } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, EdgeFile, Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const apple = '/.well-known/apple-app-site-association'
const android = '/.well-known/assetlinks.json'
const json = (value: unknown): EdgeFile => ({ type: 'application/json', body: JSON.stringify(value) })
const association = (...paths: string[]): EdgeFile =>
  json({ applinks: { details: [{ appIDs: ['ABCDE12345.com.example.app'], components: paths.map((path) => ({ '/': path })) }] } })
const assetLinks = json([
  { relation: ['delegate_permission/common.handle_all_urls'], target: { namespace: 'android_app', package_name: 'com.example.app' } },
])

const files = (
  id: string,
  title: string,
  served: Record<string, EdgeFile>,
  code: DiagnosisCode | null,
  esp: EspId = 'sendgrid',
): Scenario =>
  defineScenario({
    id,
    title,
    setup: { esp, cdn: 'nginx' },
    changes: [edge({ files: served }), target({ appLinks: true })],
    expect: {
      verdict: 'ready',
      rootCause: code,
      mustNot: (
        ['applinks.file-missing', 'applinks.file-redirects', 'applinks.wrong-content-type', 'applinks.paths-do-not-cover-links'] as const
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
]
