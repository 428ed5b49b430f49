import { describe, expect, it } from 'vitest'
import { parseHostname } from './hostname.ts'

const label63 = 'a'.repeat(63)

describe('parseHostname takes what has a plain meaning', () => {
  it.each([
    ['link.mail.example.com', 'link.mail.example.com', false],
    ['  Link.Mail.Example.COM ', 'link.mail.example.com', false],
    ['link.mail.example.com.', 'link.mail.example.com', true],
    ['https://link.mail.example.com/ls/click?upn=x', 'link.mail.example.com', true],
    ['http://user:secret@link.example.com:8443/', 'link.example.com', true],
    ['link.example.com:443', 'link.example.com', true],
    ['link.example.com/path', 'link.example.com', true],
    ['link.münchen.de', 'link.xn--mnchen-3ya.de', true],
    ['link。example。com', 'link.example.com', true],
    ['\u200blink.example.com\u202c', 'link.example.com', false],
    ['link.brand.test', 'link.brand.test', false],
    [`${label63}.example.com`, `${label63}.example.com`, false],
  ])('%j', (typed, hostname, changed) => {
    expect(parseHostname(typed)).toEqual({ ok: true, hostname, apex: false, changed })
  })

  it('says when the name is the registered domain itself', () => {
    expect(parseHostname('example.co.uk')).toMatchObject({ ok: true, apex: true })
    expect(parseHostname('example.com')).toMatchObject({ ok: true, apex: true })
  })
})

describe('parseHostname refuses the rest with its reason', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['localhost', 'single-label'],
    ['co.uk', 'public-suffix'],
    ['192.0.2.1', 'ip-address'],
    ['http://0x7f.1/', 'ip-address'],
    ['2130706433', 'ip-address'],
    ['[::1]', 'ip-address'],
    ['::ffff:127.0.0.1', 'ip-address'],
    ['link_mail.example.com', 'underscore'],
    ['link..example.com', 'empty-label'],
    ['-link.example.com', 'bad-hyphen'],
    ['link.exam ple.com', 'several-names'],
    ['a.example.com, b.example.com', 'several-names'],
    ['link.example.c*m', 'bad-character'],
    ['link\0.example.com', 'bad-character'],
    [`${'a'.repeat(64)}.example.com`, 'label-too-long'],
    [`${`${label63}.`.repeat(4)}example.com`, 'too-long'],
    ['link.example.123', 'bad-character'],
  ])('%j is %s', (typed, fault) => {
    expect(parseHostname(typed)).toEqual({ ok: false, fault })
  })

  it('answers on a megabyte at once', () => {
    expect(parseHostname('x'.repeat(1_000_000)).ok).toBe(false)
  })
})
