import { expect, test } from 'vitest'
import { edgeProviderIds, espIds } from '#lib/engine/target/target.ts'
import { espNames, providerName } from '#lib/providers/registry.ts'
import type { FindingWords, WordContext } from '#lib/words/types.ts'
import { forwardingFindings } from './findings-forwarding.ts'

/** Any parameter: numbers and texts read alike here. */
const params = new Proxy({}, { get: (_, name) => (/(Ms|Seconds|bytes|Bytes|tries)$/.test(String(name)) ? 12 : `<${String(name)}>`) })

const contexts: WordContext[] = espIds.flatMap((esp) =>
  [...edgeProviderIds, undefined].map((edge) => ({
    hostname: 'link.example.com',
    espName: espNames[esp],
    espTarget: 'esp.example',
    edgeName: edge ? providerName(edge) : 'the CDN',
    edge,
    esp,
  })),
)

test.each(Object.keys(forwardingFindings))('%s reads as whole sentences at every CDN and ESP', (code) => {
  const write = forwardingFindings[code as keyof typeof forwardingFindings] as (params: unknown, context: WordContext) => FindingWords
  for (const context of contexts) {
    const { title, found, expected, why, fix } = write(params, context)
    expect(title).toMatch(/^[A-Z].*[^.]$/s)
    for (const text of [found, expected, why, fix]) expect(text.length).toBeGreaterThan(3)
    for (const text of [title, why, fix]) expect(text).toMatch(/^[A-Z]|^(nginx|bunny\.net)\b/)
    const all = [title, found, expected, why, fix].join(' ')
    expect(all).not.toMatch(/undefined|NaN|\{edge\}|\[object|\b(null|invalid|oops|please|sorry)\b/i)
    expect(all).not.toMatch(/\s{2}|\s[.,;]/)
  }
})
