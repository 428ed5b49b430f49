import { expect, test } from 'vitest'
import { cdnIds, espIds } from '#lib/engine/target/target.ts'
import { type Guide, guideFor } from './guide.ts'
import { defaultEspTarget } from './registry.ts'

const hostname = 'link.mail.example.com'
const textOf = (guide: Guide): string => JSON.stringify([guide.steps, guide.files])
const guide = (cdn: (typeof cdnIds)[number], esp: (typeof espIds)[number], appLinks = false) =>
  guideFor(cdn, { esp, hostname, espTarget: defaultEspTarget(esp, 'us'), appLinks })

test.each(cdnIds.flatMap((cdn) => espIds.map((esp) => [cdn, esp] as const)))(
  '%s for %s names both hosts and leaves nothing open',
  (cdn, esp) => {
    const text = textOf(guide(cdn, esp))
    expect(text).toContain(hostname)
    expect(text).toContain(defaultEspTarget(esp, 'us'))
    expect(text).not.toMatch(/undefined|null|\[object/)
  },
)

test.each([
  ['cloudfront', 'sendgrid', ['AllViewer', 'CachingDisabled', 'us-east-1'], ['X-Forwarded-Host']],
  ['cloudfront', 'sparkpost', [`X-Forwarded-Host: ${hostname}`, 'maximum 10 seconds'], ['CachingDisabled', 'AllViewer']],
  ['cloudfront', 'ses', [`X-Forwarded-Host: ${hostname}`, '8192'], []],
  ['cloudflare', 'sendgrid', ['Full, not Full (strict)', 'Advanced Certificate Manager'], ['X-Forwarded-Host']],
  ['fastly', 'sparkpost', ['Fallback TTL', '10 seconds'], []],
  ['azure', 'sendgrid', ['Standard or Premium', `empty (the visitor's: ${hostname})`], []],
  ['azure', 'sparkpost', ['Front Door always sends X-Forwarded-Host'], []],
] as const)('%s for %s holds what is special there', (cdn, esp, present, absent) => {
  const text = textOf(guide(cdn, esp))
  for (const part of present) expect(text).toContain(part)
  for (const part of absent) expect(text).not.toContain(part)
})

test('warns of Verify at SendGrid alone', () => {
  expect(textOf(guide('fastly', 'sendgrid'))).toContain('never let anyone press Verify')
  expect(textOf(guide('fastly', 'ses'))).not.toContain('Verify')
})

test('gives a file for each proxy, and app links only where they are wanted', () => {
  const plain = guide('custom-proxy', 'ses')
  expect(plain.files.map(({ program }) => program)).toEqual(['nginx', 'HAProxy', 'Caddy', 'Apache HTTP Server'])
  for (const { text } of plain.files) expect(text).not.toContain('.well-known')
  for (const { text } of guide('custom-proxy', 'ses', true).files) expect(text).toContain('.well-known')
  expect(textOf(guide('gcp', 'sendgrid', true))).toContain('apple-app-site-association')
})
