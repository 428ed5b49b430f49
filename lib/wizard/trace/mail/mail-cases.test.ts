import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mailView } from '#lib/wizard/trace/mail-view.ts'
import type { MailView } from '#lib/wizard/trace/view.ts'
import { readMail } from './read-mail.ts'

const hosts = ['link.mail.acme.com']
const good = 'https://link.mail.acme.com/ls/click?upn=good'
const bad = 'http://link.mail.acme.com/ls/click?upn=bad'
const anchor = (url: string): string => `<a href="${url}">x</a>`

async function see(mail: string | Buffer): Promise<MailView> {
  const result = await readMail(Buffer.from(mail as string, 'utf8'))
  if (!result.ok) throw new Error(result.problem)
  return mailView(result.mail, hosts, 'off')
}

const head =
  'From: News <news@mail.acme.com>\r\nTo: me@x.example\r\nSubject: Hi\r\nDate: Sun, 22 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n'
const html = (body: string, headers = ''): string => `${head}${headers}Content-Type: text/html; charset=utf-8\r\n\r\n${body}\r\n`
const parts = (type: string, ...leaves: readonly string[]): string =>
  `${head}Content-Type: ${type}; boundary=o\r\n\r\n${leaves.map((leaf) => `--o\r\n${leaf}\r\n`).join('')}--o--\r\n`
const part = (type: string, body: string, headers = ''): string => `Content-Type: ${type}\r\n${headers}\r\n${body}`
const base64 = (text: string): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n')
const quoted = (text: string): string => text.replaceAll('=', '=3D').replace(/(.{30})/g, '$1=\r\n')

/** One https link that everybody sees, and an http one that only some do: never "https". */
const hidden: readonly [string, string][] = [
  ['an image', html(`${anchor(good)}<img src="${bad}">`)],
  ['Gmail’s image proxy', html(`${anchor(good)}<img src="https://ci3.googleusercontent.com/meips/AB=s0-d-e1-ft#${bad}">`)],
  ['Gmail’s other image proxy', html(`${anchor(good)}<img src="https://ci5.googleusercontent.com/meips-adv/AB=s0-d#${bad}">`)],
  ['Yahoo’s image proxy', html(`${anchor(good)}<img src="https://ecp.yusercontent.com/mail?url=${encodeURIComponent(bad)}">`)],
  ['a conditional comment', html(`${anchor(good)}<!--[if mso]>${anchor(bad)}<![endif]-->`)],
  [
    'a conditional comment for versions',
    html(`${anchor(good)}<!--[if (gte mso 9)|(IE)]><table><tr><td>${anchor(bad)}</td></tr></table><![endif]-->`),
  ],
  ['a conditional comment that shows its content', html(`${anchor(good)}<!--[if !mso]><!-->${anchor(bad)}<!--<![endif]-->`)],
  ['the other form of it', html(`${anchor(good)}<![if !mso]>${anchor(bad)}<![endif]>`)],
  ['VML, a link', html(`${anchor(good)}<!--[if mso]><v:roundrect href="${bad}"></v:roundrect><![endif]-->`)],
  ['VML, a picture', html(`${anchor(good)}<!--[if mso]><v:rect><v:fill type="tile" src="${bad}"/></v:rect><![endif]-->`)],
  ['VML, an Office link', html(`${anchor(good)}<v:shape o:href="${bad}">`)],
  ['a style sheet within the comment', html(`${anchor(good)}<!--[if mso]><style>td{background:url(${bad})}</style><![endif]-->`)],
  ['a style attribute', html(`${anchor(good)}<td style="background-image:url('${bad}')">`)],
  ['a style attribute with entities', html(`${anchor(good)}<td style="background:url(&quot;${bad}&quot;)">`)],
  ['a style sheet', html(`<style>td { background: url(${bad}) }</style>${anchor(good)}`)],
  ['a style sheet with escapes', html(`<style>td { background: url(${bad.replace('http:', '\\68 ttp\\3a ')}) }</style>${anchor(good)}`)],
  ['an import', html(`<style>@import "${bad}";</style>${anchor(good)}`)],
  ['an import by url()', html(`<style>/* a */ @import url( "${bad}" ) screen;</style>${anchor(good)}`)],
  ['an image set', html(`<td style='background:image-set("${bad}" 2x)'>${anchor(good)}`)],
  ['srcset', html(`${anchor(good)}<img srcset="https://a.example/1.png 1x, ${bad} 2x">`)],
  ['a picture', html(`${anchor(good)}<picture><source srcset="${bad}"><img src="https://a.example/1.png"></picture>`)],
  ['a background', html(`<body background="${bad}">${anchor(good)}`)],
  ['an area', html(`${anchor(good)}<map><area href="${bad}"></map>`)],
  ['a form', html(`${anchor(good)}<form action="${bad}"></form>`)],
  ['a button of a form', html(`${anchor(good)}<form action="${good}"><button formaction="${bad}"></form>`)],
  ['a style sheet elsewhere', html(`<link rel="stylesheet" href="${bad}">${anchor(good)}`)],
  ['a base', html(`<base href="http://link.mail.acme.com/">${anchor(good)}${anchor('ls/click?upn=bad')}`)],
  ['a base behind the link', html(`${anchor(good)}${anchor('/ls/click?upn=bad')}<base href="http://link.mail.acme.com/x/">`)],
  ['SVG', html(`${anchor(good)}<svg><a xlink:href="${bad}"><image xlink:href="https://a.example/1.png"/></a></svg>`)],
  ['a refresh', html(`<meta http-equiv="Refresh" content="5; URL='${bad}'">${anchor(good)}`)],
  ['a video', html(`${anchor(good)}<video poster="${bad}"></video>`)],
  ['a frame’s own page', html(`${anchor(good)}<iframe srcdoc="<a href='${bad}'>x</a>"></iframe>`)],
  ['data for Gmail', html(`<script type="application/ld+json">{"potentialAction":{"target":"${bad}"}}</script>${anchor(good)}`)],
  ['an address that is written out', html(`${anchor(good)}<p>${bad}</p>`)],
  ['capitals', html(`${anchor(good)}<A HREF='${bad.replace('http://link', 'HTTP://LINK')}'>x</A>`)],
  ['entities', html(`${anchor(good)}<a href="&#104;ttp&colon;&#x2f;&sol;link.mail.acme.com/ls/click?upn=bad">x</a>`)],
  ['line breaks and tabs', html(`${anchor(good)}<a href=" \r\n\tht\ttp:/\r\n/link.mail.acme.com/ls/click?upn=bad ">x</a>`)],
  ['too few slashes', html(`${anchor(good)}<a href="http:/link.mail.acme.com/ls/click?upn=bad">x</a>`)],
  ['slashes the wrong way round', html(`${anchor(good)}<a href="http:\\\\link.mail.acme.com\\ls\\click?upn=bad">x</a>`)],
  ['a last dot', html(`${anchor(good)}${anchor(bad.replace('acme.com', 'acme.com.'))}`)],
  ['no quotes', html(`${anchor(good)}<a href=${bad}>x</a>`)],
  ['a comment that browsers end early', html(`${anchor(good)}<!--x--!>${anchor(bad)}<!-- -->`)],
  ['more than 500 links', html(Array.from({ length: 1500 }, (_, n) => anchor(`${good}${n}`)).join('') + anchor(bad))],
  ['more links than are kept', html(Array.from({ length: 6000 }, (_, n) => anchor(`${good}${n}`)).join('') + anchor(bad))],
  ['an AMP part', parts('multipart/alternative', part('text/x-amp-html', `<amp-img src="${bad}">`), part('text/html', anchor(good)))],
  ['a part for watches', parts('multipart/alternative', part('text/watch-html', anchor(bad)), part('text/html', anchor(good)))],
  ['the text part', parts('multipart/alternative', part('text/plain', `See ${bad}.`), part('text/html', anchor(good)))],
  [
    'a calendar',
    parts(
      'multipart/alternative',
      part('text/html', anchor(good)),
      part('text/calendar; method=REQUEST', `BEGIN:VEVENT\r\nURL:${bad.slice(0, 30)}\r\n ${bad.slice(30)}\r\n`),
    ),
  ],
  ['a text of another type', parts('multipart/alternative', part('text/html', anchor(good)), part('text/enriched', bad))],
  [
    'base64',
    parts(
      'multipart/alternative',
      part('text/plain', base64(bad), 'Content-Transfer-Encoding: base64\r\n'),
      part('text/html', anchor(good)),
    ),
  ],
  ['quoted-printable', html(quoted(anchor(good) + anchor(bad)), 'Content-Transfer-Encoding: Quoted-Printable\r\n')],
  ['an encoding with a comment', html(base64(anchor(good) + anchor(bad)), 'Content-Transfer-Encoding: base64 (as usual)\r\n')],
  [
    'a boundary in pieces',
    `${head}Content-Type: multipart/mixed; boundary*0="a b"; boundary*1=c\r\n\r\n--a bc\r\n${part('text/html', anchor(good))}\r\n--a bc\r\n${part('text/html', anchor(bad))}\r\n--a bc--\r\n`,
  ],
  [
    'a part beside the related ones',
    parts('multipart/related', part('text/html', anchor(good)), part('text/html', anchor(bad), 'Content-ID: <x>\r\n')),
  ],
  ['the header for unsubscribing', html(anchor(good), `List-Unsubscribe: <mailto:a@b.example>,\r\n <${bad}>\r\n`)],
  [
    'an expression of AMP',
    parts('multipart/alternative', part('text/x-amp-html', `<a [href]="a ? '${bad}' : ''">x</a>`), part('text/html', anchor(good))),
  ],
  [
    'the second mail of a mailbox file',
    `From a@b.c Sun Nov 22 10:00:00 2026\r\n${parts('multipart/mixed', part('text/html', anchor(good)))}\r\nFrom a@b.c Sun Nov 22 11:00:00 2026\r\n${html(anchor(bad))}`,
  ],
  ['the source of a page as a text', `${head}\r\n<!DOCTYPE html><html>${anchor(good)}<td background='${bad}'>`],
  [
    'that header, encoded',
    html(
      anchor(good),
      `List-Unsubscribe: =?us-ascii?Q?=3C${bad.replaceAll('=', '=3D').replaceAll('?', '=3F').replaceAll(':', '=3A')}=3E?=\r\n`,
    ),
  ],
  ['another host of the ESP’s form', html(anchor(good) + anchor('http://url77.acme.com/ls/click?upn=bad'))],
  ['an ESP’s own host', html(anchor(good) + anchor('http://u1.ct.sendgrid.net/ls/click?upn=bad'))],
]

describe('an http link among https ones is seen wherever some mail program finds it', () => {
  test.each(hidden)('%s', async (_name, mail) => {
    expect(await see(mail)).toMatchObject({ verdict: 'mixed', headline: expect.stringMatching(/^1 of \d+ tracked links is (still )?http/) })
  })

  test.each(
    hidden
      .map(
        ([name, mail]) =>
          [name, mail.replaceAll('http://', 'https://').replaceAll('HTTP:', 'HTTPS:').replaceAll('http%3A', 'https%3A')] as const,
      )
      .slice(0, 11),
  )('%s: https where all are', async (_name, mail) => expect((await see(mail)).verdict).toBe('https'))
})

const inner = html(anchor(bad))
const carried = (type: string, body = inner, headers = ''): string =>
  parts('multipart/mixed', part('text/plain', 'see below'), part(type, body, headers))
const encoded = encodeURIComponent(bad)

/** The one tracked link is http, under something. */
const covered: readonly [string, string][] = [
  ['an attached mail', carried('message/rfc822', inner, 'Content-Disposition: attachment; filename="mail.eml"\r\n')],
  ['an attached mail, shown', carried('message/rfc822')],
  ['an attached mail, encoded', carried('message/rfc822', base64(inner), 'Content-Transfer-Encoding: base64\r\n')],
  [
    'an attached mail in an attached mail',
    carried('message/rfc822', carried('message/rfc822').replaceAll('=o', '=p').replaceAll('--o', '--p')),
  ],
  ['a file of bytes', carried('application/octet-stream; name="Sale.EML"', base64(inner), 'Content-Transfer-Encoding: base64\r\n')],
  ['a file of bytes without a name', carried('application/octet-stream', base64(inner), 'Content-Transfer-Encoding: base64\r\n')],
  [
    'a file whose name is encoded',
    carried('application/octet-stream; name="=?utf-8?B?bWFpbC5lbWw=?="', base64(inner), 'Content-Transfer-Encoding: base64\r\n'),
  ],
  ['a text file', carried('text/plain', inner, 'Content-Disposition: attachment; filename=mail.txt\r\n')],
  ['a digest', parts('multipart/digest', `\r\n${inner}`)],
  ['Safe Links', html(anchor(`https://eur01.safelinks.protection.outlook.com/?url=${encoded}&amp;data=05&amp;reserved=0`))],
  ['Safe Links of the government', html(anchor(`https://gcc02.safelinks.protection.office365.us/?url=${encoded}`))],
  ['Proofpoint 2', html(anchor(`https://urldefense.proofpoint.com/v2/url?u=${encoded.replaceAll('%2F', '_').replaceAll('%', '-')}&d=a`))],
  [
    'Proofpoint 3',
    html(
      anchor(
        `https://urldefense.com/v3/__${bad.replace('upn=', '**B')}__;${Buffer.from('upn').toString('base64url')}!!A!b$`
          .replace('**Bbad', '*pn=bad')
          .replace(/;.*?!/, ';dQ!'),
      ),
    ),
  ],
  ['Barracuda', html(anchor(`https://linkprotect.cudasvc.com/url?a=${encoded}&c=E`))],
  ['Cisco', html(anchor(`https://secure-web.cisco.com/1abc/${encoded}`))],
  ['Google', html(anchor(`https://www.google.com/url?q=${encoded}&source=gmail`))],
  ['a base', html(`<base href="http://link.mail.acme.com">${anchor('/ls/click?upn=bad')}`)],
  ['a mailbox file', `From news@mail.acme.com Sun Nov 22 10:00:00 2026\r\n${inner}`],
  [
    'Apple Mail’s file',
    `${Buffer.byteLength(inner)}\n${inner}<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD" "http://www.apple.com/DTDs/">`,
  ],
]

test.each(covered)('%s hides no http link', async (_name, mail) => {
  expect(await see(mail)).toMatchObject({
    verdict: 'http',
    headline: 'The one tracked link is still http: SSL is not switched on in Braze yet.',
  })
})

test.each(covered.map(([name, mail]) => [name, mail] as const).slice(0, 4))(
  '%s: who sent it is told of the mail inside',
  async (_name, mail) => {
    const outer = mail.replace('news@mail.acme.com', 'me@private.example')
    expect(await see(outer)).toMatchObject({
      fromDomain: 'mail.acme.com',
      notes: expect.arrayContaining([expect.objectContaining({ title: expect.stringMatching(/attached mail/) })]),
    })
  },
)

/** Nothing tracked is seen, and no verdict is due. */
const blind: readonly [string, string, RegExp][] = [
  ['Mimecast', html(anchor('https://protect-eu.mimecast.com/s/AbC?domain=link.mail.acme.com')), /Mimecast/],
  [
    'winmail.dat',
    parts(
      'multipart/mixed',
      part('text/plain', ''),
      part('application/ms-tnef; name="winmail.dat"', 'eJ8+Ig==', 'Content-Transfer-Encoding: base64\r\n'),
    ),
    /winmail\.dat/,
  ],
  [
    'winmail.dat of no type',
    parts('multipart/mixed', part('text/plain', ''), part('application/octet-stream', 'eJ8+Ig==', 'Content-Transfer-Encoding: base64\r\n')),
    /winmail\.dat/,
  ],
  [
    'S/MIME',
    `${head}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n`,
    /encrypted/,
  ],
  [
    'PGP/MIME',
    parts(
      'multipart/encrypted; protocol="application/pgp-encrypted"',
      part('application/pgp-encrypted', 'Version: 1'),
      part('application/octet-stream', '-----BEGIN PGP MESSAGE-----'),
    ),
    /encrypted/,
  ],
  ['PGP in the text', `${head}\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n-----END PGP MESSAGE-----\r\n`, /encrypted/],
  ['an attached .msg', carried('application/vnd.ms-outlook; name=a.msg', '0M8R4KGxGuE=', 'Content-Transfer-Encoding: base64\r\n'), /\.msg/],
  ['an attached .msg of no type', carried('application/octet-stream', '0M8R4KGxGuE=', 'Content-Transfer-Encoding: base64\r\n'), /\.msg/],
  [
    'a screenshot',
    carried('image/png; name=shot.png', 'iVBORw0KGgo=', 'Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n'),
    /pictures/,
  ],
  ['a PDF', carried('application/pdf', 'JVBERi0=', 'Content-Transfer-Encoding: base64\r\n'), /PDFs/],
  ['a link without a protocol', html(anchor('//link.mail.acme.com/ls/click?upn=a')), /protocol/],
  ['a link that begins with its host', html(anchor('link.mail.acme.com/ls/click?upn=a')), /protocol/],
  ['a base without a protocol', html(`<base href="//link.mail.acme.com/">${anchor('ls/click?upn=a')}`), /protocol/],
  ['a mail that was forwarded', html('<div class="gmail_quote">[image: Sale]</div>'), /forwarded/],
  ['a mail that was forwarded, by its subject', html('<p>x</p>').replace('Subject: Hi', 'Subject: Fwd: Hi'), /forwarded/],
  [
    'a page of web mail',
    html('<a href="https://www.acme.com/" data-saferedirecturl="https://www.google.com/url?q=https://www.acme.com/">x</a>'),
    /page/,
  ],
  ['a page saved by a browser', html('<p>x</p>').replace('News <news@mail.acme.com>', '<Saved by Blink>'), /page/],
  ['UTF-7', `${head}Content-Type: text/html; charset=utf-7\r\n\r\n+ADw-a href+AD0AIg-http`, /character set/],
  ['UTF-16 that says UTF-8', html(Buffer.from(anchor(bad), 'utf16le').toString('latin1')), /character set/],
  ['uuencode', `${head}Content-Type: text/html\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n`, /encoded/],
  ['part of a mail', `${head}Content-Type: message/partial; id=a; number=1\r\n\r\nx`, /structure/],
  ['parts that cannot be told apart', `${head}Content-Type: multipart/mixed; boundary=never\r\n\r\nhello`, /structure/],
  ['a link that is too long', html(anchor(`https://www.acme.com/${'x'.repeat(9000)}`)), /longer/],
]

test.each(blind)('%s: nothing is said of click tracking', async (_name, mail, why) => {
  const view = await see(mail)
  expect(view.verdict).toBe('unclear')
  expect([view.headline, ...view.unread, ...view.notes.flatMap(({ title, lines }) => [title, ...lines])].join(' ')).toMatch(why)
})

test.each(
  blind
    .map(([name, mail]) => [name, mail] as const)
    .filter(([, mail]) => mail.includes('text/plain') || mail.includes('text/html'))
    .slice(0, 2),
)('%s: and neither is https', async (_name, mail) => {
  const both = mail.includes('--o\r\n')
    ? mail.replace('--o\r\n', `--o\r\n${part('text/html', anchor(good))}\r\n--o\r\n`)
    : mail.replace('<a ', `${anchor(good)}<a `)
  expect(await see(both)).toMatchObject({ verdict: 'unclear', headline: expect.stringMatching(/the one tracked link is https/) })
})

test('https through a service that rewrites links is https, and the service is named', async () => {
  const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(good)}`
  expect(await see(html(`<a href="${wrapped}" originalsrc="${good}">x</a>`))).toMatchObject({
    verdict: 'https',
    headline: 'The one tracked link is https and goes through link.mail.acme.com.',
    notes: expect.arrayContaining([
      {
        title: 'This copy was rewritten on its way',
        lines: ['Outlook Safe Links put an address of its own around 1 link. What is inside was read and judged.'],
      },
    ]),
  })
})

test('what nobody opens is no link', async () => {
  const quiet = `<!-- ${anchor(bad)} --><script>"${bad}"</script><title>${bad}</title><p title="${bad}">${anchor(good)}</p><style>/* url(${bad}) */</style>`
  expect((await see(html(`<html xmlns="http://www.w3.org/1999/xhtml">${quiet}<a href="${good}">${bad}</a>`))).verdict).toBe('https')
})

test('an http link is named with its host and every part that it stands in', async () => {
  const other = 'http://url77.acme.com/ls/click?upn=b'
  const mail = parts('multipart/alternative', part('text/plain', `${other}\r\n`), part('text/html', `${anchor(good)}${anchor(other)}`))
  expect(await see(mail)).toMatchObject({
    verdict: 'mixed',
    headline: '1 of 2 tracked links is http, on url77.acme.com, which is no link host of this setup.',
    notes: [
      {
        title: 'These tracked links are http',
        lines: [`1 tracked link on url77.acme.com, which is no link host of this setup, in the text part and in the HTML part: ${other}`],
      },
    ],
  })
})

test('links on an ESP’s own host: who applies the branding, and where', async () => {
  for (const host of [
    'ct.sendgrid.net',
    'u1.ct.sendgrid.net',
    'abc.r.us-east-1.awstrack.me',
    'spgo.io',
    'x.eu.spgo.io',
    'click.sendgrid.net',
  ]) {
    const view = await see(html(anchor(`https://${host}/ls/click?upn=a`)))
    expect(view).toMatchObject({ verdict: 'other-host', notes: [{ title: 'Link branding is not applied to this mail' }] })
    expect(view.notes[0]?.lines.join(' ')).toMatch(new RegExp(`${host}.*Your CSM`))
  }
})

test('several hosts, all https, one of them not the setup’s', async () => {
  const view = await see(html(anchor(good) + anchor('https://url77.acme.com/ls/click?upn=b')))
  expect(view).toMatchObject({
    verdict: 'other-host',
    headline: '1 of 2 tracked links goes through url77.acme.com, which is no link host of this setup.',
  })
})

test.each([
  ['gmail-image-proxy', 'mixed'],
  ['forwarded-as-attachment', 'http'],
  ['safe-links', 'http'],
  ['outlook-conditional-comment', 'mixed'],
])('saved mail %s: %s', async (name, verdict) => {
  expect((await see(readFileSync(new URL(`testing/${name}.eml`, import.meta.url)))).verdict).toBe(verdict)
})
