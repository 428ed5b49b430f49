import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownUrl } from './shown-url.ts'

test.each([
  ['https://link.example.com/x', { short: 'https://link.example.com/x', whole: null }],
  [
    `https://link.example.com/ls/click?upn=${'a'.repeat(80)}0123456789`,
    {
      short: `https://link.example.com/ls/click?upn=${'a'.repeat(23)}…0123456789`,
      whole: `https://link.example.com/ls/click?upn=${'a'.repeat(80)}0123456789`,
    },
  ],
  ['https://a.example/\u202egpj.exe', { short: 'https://a.example/\ufffdgpj.exe', whole: null }],
])('%s', (url, shown) => {
  expect(shownUrl(url)).toEqual(shown)
})

test('the host is always whole, and what is shortened can be unfolded', () => {
  fc.assert(
    fc.property(fc.domain(), fc.webPath(), fc.stringMatching(/^[A-Za-z0-9]{0,200}$/), (host, path, token) => {
      const url = `https://${host}${path}?upn=${token}`
      const { short, whole } = shownUrl(url)
      expect(short.startsWith(`https://${host}`)).toBe(true)
      expect(whole ?? short).toBe(url)
    }),
  )
})
