import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLink } from '#lib/wizard/trace/parse-link.ts'
import { readSample } from '#lib/wizard/why/parse-sample.ts'
import { FormErrors } from './form.ts'
import { parseBrazeSetup } from './parse-braze-setup.ts'
import { parseCdnSetup } from './parse-cdn-setup.ts'
import { typedLinks } from './typed-link.ts'

const host = 'link.mail.acme.com'
const link = `https://${host}/ls/click?upn=u001.ab-2Bc&x=1`
const encoded = encodeURIComponent(link)
const safe = `https://nam10.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`

/** What every field makes of a link. */
function inAllFields(text: string) {
  const step5 = parseCdnSetup({ links: text }, host)
  const trace = parseLink({ link: text }, [host])
  const errors = new FormErrors<'sample'>()
  const sample = readSample(text, 'sample', errors)
  return {
    step5: step5.ok ? step5.answer.links : step5.form.errors.links?.message,
    trace: trace.ok ? trace.url.href : trace.message,
    sample: sample ? [sample.hostname, sample.given] : errors.errors.sample?.message,
    said: [step5.ok ? step5.changes : [], trace.ok ? trace.changes : [], sample?.changes],
  }
}

const unwrapped = (by: string) => [{ code: 'unwrapped', by }]

describe('a link is taken out of what stands around it, in every field alike', () => {
  test.each([
    ['Safe Links', safe, unwrapped('Outlook Safe Links')],
    ['Safe Links out of a mail’s source', safe.replaceAll('&', '&amp;'), [{ code: 'entities' }, ...unwrapped('Outlook Safe Links')]],
    ['Proofpoint', `https://urldefense.com/v3/__${link}__;!!A!b$`, unwrapped('Proofpoint URL Defense')],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E`, unwrapped('Barracuda Link Protection')],
    ['Google', `https://www.google.com/url?q=${encoded}&source=gmail`, unwrapped('Google’s link redirect')],
    ['brackets', `<${link}>`, [{ code: 'signs-around' }]],
    ['brackets over lines', `<${link.slice(0, 40)}\r\n  ${link.slice(40)}>`, [{ code: 'signs-around' }]],
    ['quotes', `"${link}"`, [{ code: 'signs-around' }]],
    ['typographic quotes', `“${link}”`, [{ code: 'signs-around' }]],
    ['a full stop', `${link}.`, [{ code: 'signs-around' }]],
    ['a bracket behind it', `${link}>`, [{ code: 'signs-around' }]],
    ['Markdown', `[Offer now](${link})`, [{ code: 'signs-around' }]],
    ['Markdown without a name', `[](${link})`, [{ code: 'signs-around' }]],
    ['code of Markdown', `\`${link}\``, [{ code: 'signs-around' }]],
    ['a chat', `<${link}|Offer>`, [{ code: 'signs-around' }]],
    ['HTML', `<a class="x" href="${link.replace('&', '&amp;')}">Offer</a>`, [{ code: 'html' }, { code: 'entities' }]],
    ['an entity', link.replace('&', '&amp;'), [{ code: 'entities' }]],
    ['quoted-printable', link.replaceAll('=', '=3D'), [{ code: 'quoted-printable' }]],
    [
      'quoted-printable over lines',
      `${link.slice(0, 50).replaceAll('=', '=3D')}=\r\n${link.slice(50).replaceAll('=', '=3D')}`,
      [{ code: 'quoted-printable' }],
    ],
    ['a line broken behind an equals sign', link.replace('upn=', 'upn=\n'), [{ code: 'signs-around' }]],
    ['characters that nobody sees', `\u200b${link}\u200b`, undefined],
  ])('%s', (_name, text, said) => {
    const { step5, trace, sample, said: all } = inAllFields(text)
    expect([step5, trace, sample]).toEqual([[link], link, [host, 'link']])
    expect(all).toEqual([said, said, said])
  })
})

describe('what cannot be taken is asked for anew, in every field that needs the whole link', () => {
  test.each([
    ['dots for what is missing', `${link.slice(0, -10)}…`, /cut short/],
    ['three dots', `${link.slice(0, -10)}...`, /cut short/],
    ['half a character', `https://${host}/ls/click?upn=a%2`, /cut short/],
    ['no token', `https://${host}/ls/click?upn=`, /cut short/],
    ['nothing behind the path', `https://${host}/ls/click`, /cut short/],
  ])('%s', (_name, text, says) => {
    const { step5, trace, sample } = inAllFields(text)
    expect([step5, trace]).toEqual([expect.stringMatching(says), expect.stringMatching(says)])
    expect(sample).toEqual([host, 'link'])
  })

  test.each([
    ['Mimecast', 'https://protect-us.mimecast.com/s/AbC?domain=link.mail.acme.com', /^Only Mimecast knows what is inside/],
    ['Safe Links without a link', 'https://nam10.safelinks.protection.outlook.com/?data=05', /^Only Outlook Safe Links knows/],
    ['SendGrid’s own host', 'https://u1.ct.sendgrid.net/ls/click?upn=a', /SendGrid: link branding is not applied .* Your CSM/],
    ['Amazon’s own host', 'https://abc.r.us-east-1.awstrack.me/L0/https:%2F%2Fa.example/1/b=4', /Amazon SES: link branding is not applied/],
    ['SparkPost’s own host', 'https://spgo.io/f/a/b~~/c~/d', /SparkPost: link branding is not applied/],
    [
      'its own host inside Safe Links',
      `https://nam10.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://ct.sendgrid.net/ls/click?upn=a')}`,
      /SendGrid: link branding/,
    ],
  ])('%s', (_name, text, says) => {
    const { step5, trace, sample } = inAllFields(text)
    expect([step5, trace, sample]).toEqual([says, says, says].map((pattern) => expect.stringMatching(pattern)))
  })
})

test('no service that rewrites links becomes a link host of the customer’s', () => {
  const braze = { esp: 'sendgrid', region: 'us', sendingDomain: 'mail.acme.com', espManagedTls: 'no' }
  expect(parseBrazeSetup({ ...braze, linkHosts: safe })).toMatchObject({ ok: true, answer: { linkHosts: [host] } })
  for (const linkHosts of ['https://protect-eu.mimecast.com/s/a', 'nam10.safelinks.protection.outlook.com'])
    expect(parseBrazeSetup({ ...braze, linkHosts })).toMatchObject({ form: { errors: { linkHosts: { code: 'link-opaque' } } } })
})

test.each([
  'https://link.mail.acme.com/L0/https:%2F%2Fa.example%2F%3Fx=3D/1/0100-000000/abc=436',
  'https://link.mail.acme.com/f/a/AbC_d~~/AAQRxQA~/RgRn~',
  'https://link.mail.acme.com/ss/c/u001.abc/4kq/def/h1/h001.x_y-z',
  'https://link.mail.acme.com/ls/click?upn=a%2Fb%3D%3D&x=//y',
  'https://www.example.org/a_(b)',
  'https://www.example.org/?view=3D',
])('%s is kept byte for byte', (url) => {
  expect(typedLinks(` ${url}\n`)).toEqual([{ typed: url, link: url, changes: [] }])
})

test('several links in a field stay several', () => {
  expect(typedLinks(`${link}=\n${safe}\r\n[a](${link})`).map((typed) => typed.link)).toEqual([`${link}=`, link, link])
})

test('whatever is typed, it is read', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '[',
    '](',
    ')',
    '|',
    '"',
    'href="',
    '<a ',
    link,
    safe,
    '=3D',
    '=\n',
    ' ',
    '&amp;',
    '…',
    '%',
    '\u200b',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 40 }), (pieces) => {
      for (const typed of typedLinks(pieces.join(''))) expect(typed.link.length).toBeLessThan(40_000)
    }),
  )
})
