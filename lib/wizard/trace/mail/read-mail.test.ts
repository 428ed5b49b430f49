import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mail } from './mail.ts'
import { readMail } from './read-mail.ts'
import { largestMail } from './size.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')

async function read(text: string): Promise<Mail> {
  const result = await readMail(bytes(text))
  if (!result.ok) throw new Error(result.problem)
  return result.mail
}

const html = (body: string, headers = ''): string =>
  `From: a@example.com\r\n${headers}Content-Type: text/html; charset=utf-8\r\n\r\n${body}`
const urls = ({ links }: Mail): string[] => links.map(({ url }) => url)

describe('links', () => {
  test.each([
    ['an anchor', html('<a href="https://a.example/?x=1&amp;y=2">x</a>'), ['https://a.example/?x=1&y=2']],
    ['an area', html('<map><area href=https://a.example/></map>'), ['https://a.example/']],
    ['an image', html('<img src="https://a.example/o.gif">'), ['https://a.example/o.gif']],
    ['a background', html('<td background="http://a.example/b.png">'), ['http://a.example/b.png']],
    ['a broken line in an address', html('<a href="https://a.example/\r\n x">x</a>'), ['https://a.example/ x']],
    ['each address once', html('<a href="https://a.example/">x</a><a href="https://a.example/">y</a>'), ['https://a.example/']],
    ['other schemes', html('<a href="mailto:a@example.com">x</a><a href="javascript:1">x</a><a href="#top">x</a><img src="cid:1">'), []],
    ['comments and scripts', html('<!-- <a href="https://a.example/">x</a> --><script>"<a href=https://b.example/>"</script>'), []],
    [
      'plain text',
      'From: a@example.com\r\n\r\nSee (https://a.example/x), or <http://b.example/y>.',
      ['https://a.example/x', 'http://b.example/y'],
    ],
    [
      'quoted-printable',
      html('<a href=3D"https://a.example/?upn=3D=\r\nabc">x</a>', 'Content-Transfer-Encoding: quoted-printable\r\n'),
      ['https://a.example/?upn=abc'],
    ],
    [
      'base64',
      html(Buffer.from('<a href="https://a.example/">x</a>').toString('base64'), 'Content-Transfer-Encoding: base64\r\n'),
      ['https://a.example/'],
    ],
    [
      'the header for unsubscribing',
      'From: a@b.example\r\nList-Unsubscribe: <mailto:u@b.example>, <https://b.example/u>\r\n\r\nhi',
      ['https://b.example/u'],
    ],
  ])('%s', async (_name, mail, found) => {
    expect(urls(await read(mail))).toEqual(found)
  })

  test('whatever addresses a mail holds are found, once and unchanged', async () => {
    const address = fc.tuple(fc.webUrl({ withQueryParameters: true }), fc.constantFrom('a', 'img'))
    await fc.assert(
      fc.asyncProperty(fc.array(address, { maxLength: 20 }), async (wanted) => {
        const body = wanted.map(([url, tag]) => `<${tag} ${tag === 'a' ? 'href' : 'src'}="${url.replaceAll('&', '&amp;')}">`).join('\n')
        const mail = await read(html(Buffer.from(body).toString('base64'), 'Content-Transfer-Encoding: base64\r\n'))
        expect(new Set(urls(mail))).toEqual(new Set(wanted.map(([url]) => url)))
      }),
    )
  })

  test('no bytes at all make it throw, and what it gives is bounded', async () => {
    const noise = fc.uint8Array({ maxLength: 3000 })
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom(
          '\r\n\r\n',
          '--b\r\n',
          '--b--',
          'Content-Type: multipart/mixed; boundary=b\r\n',
          'Content-Type: text/html\r\n',
          'From: a@b.c\r\n',
          '<a href="http://x.y/">',
          '=?utf-8?B?',
          '<',
        ),
        fc.string({ maxLength: 40 }),
      ),
      { maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          noise,
          parts.map((texts) => bytes(`From: a@b.c\r\n${texts.join('')}`)),
        ),
        async (file) => {
          const result = await readMail(file)
          if (result.ok) for (const { url } of result.mail.links) expect(URL.canParse(url)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('facts', () => {
  test.each([
    ['From: News <news@MAIL.example.com>\r\n', { fromDomain: 'mail.example.com' }],
    ['From: nobody\r\n', { fromDomain: null }],
    ['Date: Sun, 22 Nov 2026 10:00:00 +0100\r\n', { sentAt: '2026-11-22T09:00:00.000Z' }],
    ['Date: yesterday\r\n', { sentAt: null }],
    ['X-SG-EID: abc\r\n', { esp: 'sendgrid' }],
    ['Received: from mta1.sparkpostmail.com (1.2.3.4)\r\n', { esp: 'sparkpost' }],
    ['Feedback-ID: 1.eu-west-1.abc:AmazonSES\r\n', { esp: 'ses' }],
    ['Received: from mx.example.org\r\n', { esp: null }],
  ])('%s', async (header, facts) => {
    expect(await read(`Subject: x\r\n${header}\r\nhi`)).toMatchObject(facts)
  })
})

describe('what cannot be read', () => {
  const parts =
    'From: a@b.c\r\nContent-Type: multipart/mixed;\r\n boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<a href="https://a.example/">x</a>\r\n'
  const nested = Array.from({ length: 60 }, (_, n) => `Content-Type: multipart/mixed; boundary=n${n}\r\n\r\n--n${n}\r\n`).join('')
  test.each([
    ['a mail that is whole', `${parts}--b--\r\n`, []],
    ['a mail that was cut', parts, ['ends-early']],
    ['a mail without a text', 'From: a@b.c\r\nContent-Type: application/pdf\r\n\r\nx', ['no-text']],
    ['parts within parts without end', `From: a@b.c\r\n${nested}\r\n<a href="https://a.example/">`, ['structure', 'ends-early']],
    ['a mail of more lines than mails have', `From: a@b.c\r\n\r\nhttps://a.example/\r\n${'\r\n'.repeat(120_000)}`, ['cut']],
    ['tags within tags without end', html(`<a href="https://a.example/">${'<i>'.repeat(2000)}`), ['too-deep']],
  ])('%s', async (_name, mail, unread) => {
    const read_ = await read(mail)
    expect(read_.unread).toEqual(unread)
    if (!unread.includes('no-text')) expect(urls(read_)).toEqual(['https://a.example/'])
  })

  test('of very many links those that are not https are kept first, and it is told that there are more', async () => {
    const many = (n: number, scheme: string) => Array.from({ length: n }, (_, at) => `<a href="${scheme}://a.example/${at}">`).join('</a>')
    const all = await read(html(many(3000, 'https')))
    expect([all.links.length, all.unread]).toEqual([3000, []])
    const more = await read(html(many(7000, 'https') + many(2000, 'http')))
    expect([more.links.length, more.unread]).toEqual([6000, ['too-many-links']])
    expect(urls(more).filter((url) => url.startsWith('http:'))).toHaveLength(1000)
    const often = await read(html('<a href="https://a.example/"></a>'.repeat(110_000)))
    expect([often.links.length, often.unread]).toEqual([1, ['too-many-links']])
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'missing'],
    ['blanks', bytes(' \r\n '), 'missing'],
    ['a text', bytes('Hello, how are you?'), 'not-a-mail'],
    ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex'), 'picture'],
    ['a screenshot', Buffer.from('89504e470d0a1a0a', 'hex'), 'picture'],
    ['a PDF', bytes('%PDF-1.7\nFrom: a@b.c'), 'document'],
    ['a packed file', Buffer.from('504b0304', 'hex'), 'archive'],
    ['the source of a page', bytes('\n<!DOCTYPE html><html>\nFrom: <a href="https://a.example/">x</a>'), 'page'],
    ['Outlook’s own format', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'outlook'],
    ['too much', Buffer.alloc(largestMail + 1, 0x20), 'too-large'],
  ])('%s is no mail', async (_name, file, problem) => {
    expect(await readMail(file)).toEqual({ ok: false, problem })
  })
})
