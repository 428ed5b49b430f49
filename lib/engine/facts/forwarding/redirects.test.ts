import { expect, test } from 'vitest'
import { type Answer, toAnswer } from './answer.ts'
import { carriesPath, isChangedFrom, leadsInside, leadsToItself, staysOnHost } from './redirects.ts'
import { evidenceOf, host, link, redirect, sent } from './sample-evidence.ts'

const to = (location: string): Answer => toAnswer(sent('link', redirect(location)), evidenceOf([])) as Answer

test.each([
  ['http://10.1.2.3/', true],
  ['http://127.0.0.1:3000/x', true],
  ['http://0x7f.1/', true],
  ['http://2130706433/', true],
  ['http://169.254.169.254/latest/meta-data', true],
  ['http://100.64.0.1/', true],
  ['http://[::1]/', true],
  ['http://[fd00::1]/', true],
  ['https://[::ffff:192.168.0.1]/', true],
  ['https://localhost/', true],
  ['https://shop.localhost/', true],
  ['https://backend.internal/', true],
  ['https://printer.local/', true],
  ['https://198.202.211.7/', false],
  ['https://shop.example/?u=http://10.0.0.1', false],
  ['https://localhost.example.com/', false],
  ['/relative', false],
  ['http://', false],
])('%s leads inside: %s', (location, expected) => {
  expect(leadsInside(to(location))).toBe(expected)
})

test('a redirect to the same link, by either scheme', () => {
  const self = `https://${host}${link.sendgrid}`
  expect(leadsToItself(to(self), 'https')).toBe(true)
  expect(leadsToItself(to(`https://${host}:443${link.sendgrid}`), 'https')).toBe(true)
  expect(leadsToItself(to(link.sendgrid), 'https')).toBe(true)
  expect(leadsToItself(to(self), 'http')).toBe(false)
  expect(leadsToItself(to(`https://${host}/ls/click`), 'https')).toBe(false)
  expect(leadsToItself(to(`https://www.example.com${link.sendgrid}`), 'https')).toBe(false)
  expect(staysOnHost(to('/login'))).toBe(true)
  expect(staysOnHost(to('//shop.example/login'))).toBe(false)
})

test.each([
  ['https://link.mail.example.com/sale?x=1', true],
  ['http://shop.example/sale?x=1', true],
  ['https://shop.example/sale', true],
  ['https://other.example/', false],
  ['https://other.example/sale?y=2', false],
])('%s is a change of the Location', (location, expected) => {
  expect(isChangedFrom(to(location), to('https://shop.example/sale?x=1'))).toBe(expected)
})

test('a redirect that carries the path along', () => {
  expect(carriesPath(to('https://www.example.com/ls/click?upn=u001.abcdefgh-2Bij'))).toBe(true)
  expect(carriesPath(to('https://www.example.com/'))).toBe(false)
})
