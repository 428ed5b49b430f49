import { expect, test } from 'vitest'
import type { LinkPlace, Mail } from './mail/mail.ts'
import { mailView } from './mail-view.ts'

const hosts = ['link.example.com', 'link2.example.com']

const mailOf = (links: readonly (readonly [string, LinkPlace?])[]): Mail => ({
  fromDomain: 'example.com',
  sentAt: null,
  esp: null,
  links: links.map(([url, place = 'link']) => ({ url, place })),
  unread: [],
})
const click = (n: number, scheme = 'https', host = 'link.example.com') => [`${scheme}://${host}/ls/click?upn=${n}`] as const

test.each([
  [
    'all https',
    [click(1), click(2), ['https://www.example.org/'] as const],
    'All 2 tracked links are https and go through link.example.com.',
  ],
  ['one', [click(1)], 'The one tracked link is https and goes through link.example.com.'],
  [
    'two hosts',
    [click(1), click(2, 'https', 'link2.example.com')],
    'All 2 tracked links are https and go through link.example.com, link2.example.com.',
  ],
  ['some http', [click(1), click(2, 'http'), click(3)], '1 of 3 tracked links is still http: SSL is not switched on in Braze yet.'],
  ['all http', [click(1, 'http'), click(2, 'http')], 'All 2 tracked links are still http: SSL is not switched on in Braze yet.'],
  [
    'another host',
    [click(1, 'https', 'click.other.com'), ['https://www.example.org/'] as const],
    'The tracked links go through click.other.com, which is no link host of this setup.',
  ],
  [
    'not branded',
    [click(1, 'https', 'u1.ct.sendgrid.net')],
    'The tracked links go through u1.ct.sendgrid.net, which is no link host of this setup.',
  ],
  [
    'none',
    [['https://www.example.org/'] as const],
    'No link of this mail goes through a link host: click tracking is off, or the mail has no links.',
  ],
])('%s', (_name, links, headline) => {
  expect(mailView(mailOf(links), hosts, 'off').headline).toBe(headline)
})

test('a mail of before SSL was switched on proves nothing, one of after does', () => {
  const mail = mailOf([click(1, 'http')])
  expect(mailView(mail, hosts, 'before').headline).toContain('sent before SSL was switched on')
  expect(mailView(mail, hosts, 'after').headline).toContain('Ask your CSM')
})

test('links are grouped by host, the setup’s first, and told apart by what they are for', () => {
  const { groups } = mailView(
    mailOf([
      ['https://www.example.org/a'],
      ['https://www.example.org/b.png', 'image'],
      ['https://link.example.com/wf/open?upn=1', 'image'],
      click(1),
      click(2, 'http'),
      ['https://link.example.com/asm/?data=1'],
      ['https://u.example.net/unsubscribe', 'header'],
    ]),
    hosts,
    'off',
  )
  expect(groups.map(({ host, standing, https, http, kinds }) => [host, standing, https, http, kinds])).toEqual([
    ['link.example.com', 'link-host', 3, 1, '1 open pixel, 2 tracked links, 1 unsubscribe link'],
    ['www.example.org', 'direct', 2, 0, '1 link, 1 image'],
    ['u.example.net', 'direct', 1, 0, '1 unsubscribe link'],
  ])
  const followable = groups.flatMap(({ links }) => links.filter((link) => link.followable).map(({ index }) => index))
  expect(followable).toEqual([3, 4, 0])
})
