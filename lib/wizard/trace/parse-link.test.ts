import { expect, test } from 'vitest'
import { linkProblems } from '#lib/words/en/x-ray.ts'
import { parseLink } from './parse-link.ts'

const hosts = ['link.mail.example.com']

test.each([
  ['https://link.mail.example.com/ls/click?upn=a%2Bb', 'https://link.mail.example.com/ls/click?upn=a%2Bb'],
  ['  <https://link.mail.example.com/x>\n', 'https://link.mail.example.com/x'],
  ['"HTTP://LINK.mail.example.com/X"', 'http://link.mail.example.com/X'],
])('%s is followed', (link, href) => {
  const parsed = parseLink({ link }, hosts)
  expect(parsed.ok && parsed.url.href).toBe(href)
})

test.each([
  [undefined, linkProblems.missing],
  [' ', linkProblems.missing],
  ['link.mail.example.com/x', linkProblems['not-a-link']],
  ['mailto:a@example.com', linkProblems['not-a-link']],
  ['https://localhost/x', linkProblems['not-a-link']],
  ['https://link.mail.example.com/x y', linkProblems.several],
  ['https://link.mail.example.com:8443/', linkProblems.port],
  [`https://link.mail.example.com/${'x'.repeat(9000)}`, linkProblems['too-long']],
])('%s is refused with its reason', (link, message) => {
  expect(parseLink({ link }, hosts)).toEqual({ ok: false, message, otherHost: false })
})

test('another host needs the word of who asks', () => {
  const link = 'https://www.example.org/x'
  expect(parseLink({ link }, hosts)).toEqual({ ok: false, message: linkProblems.otherHost('www.example.org'), otherHost: true })
  expect(parseLink({ link, other: 'on' }, hosts)).toMatchObject({ ok: true })
})
