import fc from 'fast-check'
import { unwrap } from '#lib/providers/rewriters/unwrap.ts'
import { readMail } from '#lib/wizard/trace/mail/read-mail.ts'
import { mailView } from '#lib/wizard/trace/mail-view.ts'
import { type FuzzProperty, holds } from './property.ts'

const http = 'http://link.mail.acme.com/ls/click?upn=bad'

/** What mails consist of, and what people who want to be missed put into them. */
const pieces = [
  '\r\n\r\n',
  '--b\r\n',
  '--b--\r\n',
  '--c\r\n',
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
  'Content-Type: multipart/related; boundary*0=c\r\n\r\n',
  'Content-Type: text/html; charset=utf-8\r\n\r\n',
  'Content-Type: text/x-amp-html\r\n\r\n',
  'Content-Type: message/rfc822\r\n\r\nFrom: a@b.c\r\nTo: d@e.f\r\n',
  'Content-Type: application/octet-stream; name=a.eml\r\n\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'List-Unsubscribe: <',
  '<a href="',
  "<img src='",
  '<style>a{b:url(',
  '@import "',
  '<!--[if mso]>',
  '<![endif]-->',
  '<base href="//a.example/">',
  '<iframe srcdoc="',
  '<![CDATA[',
  '">',
  '</a>',
  'https://nam10.safelinks.protection.outlook.com/?url=http%3A%2F%2F',
  'https://urldefense.com/v3/__',
  '__;Kw!!A!b$',
  'link.mail.acme.com/ls/click?upn=a',
  '=3D',
  '=\r\n',
  '\0',
  '/*',
  '\\68 ',
]

const mail = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 })), { maxLength: 60 })
  .map((texts) => `From: a@b.c\r\nSubject: x\r\n${texts.join('')}`)

export const mailProperties: readonly FuzzProperty[] = [
  {
    name: 'whatever stands in a mail, it is read to an end and shown',
    runs: 300,
    make: () =>
      fc.asyncProperty(mail, async (text) => {
        const result = await readMail(Buffer.from(text, 'latin1'))
        if (!result.ok) return
        const { headline, groups } = mailView(result.mail, ['link.mail.acme.com'], 'off')
        holds(headline !== '', () => 'no headline')
        holds(groups.flatMap(({ links }) => links).length === result.mail.links.length, () => 'a link is shown nowhere')
      }),
  },
  {
    name: 'an http link in front of anything keeps a mail from being called https',
    runs: 300,
    make: () =>
      fc.asyncProperty(mail, async (text) => {
        const body = text.slice(text.indexOf('x') + 3)
        const result = await readMail(Buffer.from(`From: a@b.c\r\nContent-Type: text/html\r\n\r\n<a href="${http}">x</a>${body}`, 'latin1'))
        if (!result.ok) return
        const { verdict } = mailView(result.mail, ['link.mail.acme.com'], 'off')
        holds(verdict === 'http' || verdict === 'mixed', () => verdict)
      }),
  },
  {
    name: 'what is taken off an address is a web address again, or left',
    runs: 500,
    make: () =>
      fc.property(fc.array(fc.constantFrom(...pieces, '?url=', '%', '&', '#', '**', 'u='), { maxLength: 12 }), (texts) => {
        const url = `https://${texts.join('')}`
        const { url: inner, via, isOpaque } = unwrap(url)
        holds(via.length > 0 || inner === url, () => inner)
        holds(isOpaque || via.length === 0 || /^[a-z][a-z0-9+.-]*:/i.test(inner), () => inner)
      }),
  },
]
