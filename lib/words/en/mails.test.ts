import { expect, test } from 'vitest'
import { greenMailWords } from './mails.ts'

const mail = { kind: 'check', hostname: 'link.acme.com', reference: 'SSL-1', link: null, at: '2026-11-22T10:00:00Z' } as const

test.each([
  ['none', 0, /ask your CSM to switch SSL on/],
  ['requested', 0, /your CSM has it/],
  ['sent-back', 0, /request SSL again/],
  ['enabled', 0, /^SSL is on, and links on this host work\.$/m],
  ['switched-off', 0, /request SSL again/],
  ['none', 1, /^There is 1 warning; the page names it\.$/m],
  ['none', 2, /^There are 2 warnings; the page names them\.$/m],
] as const)('%s, %i warnings', (standing, warnings, line) => {
  const { text } = greenMailWords({ ...mail, standing, warnings })
  expect(text).toMatch(line)
  expect(/ask your CSM to switch SSL on/.test(text)).toBe(standing === 'none')
  expect(/warning/.test(text)).toBe(warnings > 0)
})
