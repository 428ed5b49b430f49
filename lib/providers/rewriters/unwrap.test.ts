import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rewriterName, unwrap } from './unwrap.ts'

const link = 'https://link.mail.acme.com/ls/click?upn=u001.ab-2Bc+d%2Be_f&x=1'
const encoded = encodeURIComponent(link)
const base64 = Buffer.from(link).toString('base64')
/** Proofpoint's second form. */
const dashed = encoded.replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')

describe('the link inside is read', () => {
  test.each([
    ['safe-links', `https://nam10.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02%7C&sdata=x%3D&reserved=0`],
    ['safe-links', `https://gcc02.safelinks.protection.office365.us/?url=${encoded}`],
    ['safe-links', `https://EUR01.SafeLinks.protection.outlook.com/GetUrlReputation?data=1&URL=${encoded}`],
    ['safe-links', `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}&locale=de`],
    ['safe-links', `https://nam10.safelinks.protection.outlook.com/?url=${encoded}&amp;data=05`],
    ['proofpoint', `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=abc`],
    ['proofpoint', `https://urldefense.proofpoint.com/v2/url?u=${dashed}&d=DwMFaQ&c=x`],
    ['proofpoint', `https://urldefense.com/v3/__${link}__;!!AbC!xyz$`],
    ['proofpoint', `https://urldefense.us/v3/__${link.replace('u001', '*001')}__;dQ!!AbC!xyz$`],
    ['proofpoint', `https://urldefense.com/v3/__${link.replace('u001.', '**D')}__;${Buffer.from('u001.').toString('base64url')}!!A!x$`],
    ['proofpoint', `https://urldefense.com/v3/__${link.replace('://', ':/')}__;!!AbC!xyz$`],
    ['barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x&typo=1`],
    ['cisco', `https://secure-web.cisco.com/1AbC-d_e/${encoded}`],
    ['trend-micro', `https://imsva91-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=${encoded}&umid=A&auth=b`],
    ['sophos', `https://eu-west-1.protection.sophos.com?d=acme.com&u=${base64}&i=NjA=&t=a&h=b`],
    ['fortimail', `https://fortimail.customer.example/fmlurlsvc/?fewReq=:B:x&url=${encoded}`],
    ['symantec', `https://clicktime.symantec.com/3Hab1/6xY?h=abc&u=${encoded}`],
    ['click-time', `https://clicktime.cloud.postoffice.net/clicktime.php?U=${encoded}&E=a`],
    ['fireeye', `https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u=${encoded}`],
    ['trustwave', `https://scanmail.trustwave.com/?c=1&d=2&u=${encoded}`],
    ['check-point', `https://protect.checkpoint.com/v2/___${link}___.YXAzOmFjbWU6`],
    ['esva', `https://urlsand.esvalabs.com/?u=${encoded}&e=1&h=2`],
    ['edge-pilot', `https://link.edgepilot.com/s/12ab/x?u=${encoded}`],
    ['bitdefender', `https://linkscan.io/scan/ux/${base64.replaceAll('/', '_')}/ABC?c=1`],
    ['google-redirect', `https://www.google.com/url?q=${encoded}&source=gmail&ust=1`],
    ['google-redirect', `https://google.co.uk/url?sa=t&url=${encoded}`],
    ['google-images', `https://ci3.googleusercontent.com/meips/AB=s0-d-e1-ft#${link}`],
    ['google-images', `https://ci3.googleusercontent.com/meips-adv/AB=s0-d-e1-ft#${link}`],
    ['google-images', `https://ci4.googleusercontent.com/proxy/AB=s0-d#${link}`],
    ['yahoo-images', `https://ecp.yusercontent.com/mail?url=${encoded}&t=1`],
    ['gmx', `https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=${encoded}`],
    ['slack', `https://slack-redir.net/link?url=${encoded}`],
  ])('%s: %s', (id, wrapped) => {
    expect(unwrap(wrapped)).toEqual({ url: link, via: [id], isOpaque: false })
    expect(rewriterName(id)).not.toBe(id)
  })
})

test.each([
  ['mimecast', 'https://protect-us.mimecast.com/s/AbCd?domain=link.mail.acme.com'],
  ['mimecast', 'https://url.uk.m.mimecastprotect.com/s/AbCd?domain=link.mail.acme.com'],
  ['safe-links', 'https://nam10.safelinks.protection.outlook.com/?data=05'],
  ['symantec', 'https://clicktime.symantec.com/15siFWrX?h=abc'],
  ['google-images', 'https://ci3.googleusercontent.com/meips/AB=s0-d-e1-ft'],
  ['proofpoint', 'https://urldefense.com/v3/__https:/link.mail.acme.com/x'],
  ['hornetsecurity', 'https://atpscan.global.hornetsecurity.com/?d=x&c=y'],
])('%s keeps to itself what is inside: %s', (id, wrapped) => {
  expect(unwrap(wrapped)).toEqual({ url: wrapped, via: [id], isOpaque: true })
})

test('several layers come off, as many as there are on a real way', () => {
  const twice = `https://www.google.com/url?q=${encodeURIComponent(`https://nam10.safelinks.protection.outlook.com/?url=${encoded}`)}`
  expect(unwrap(twice)).toEqual({ url: link, via: ['google-redirect', 'safe-links'], isOpaque: false })
  const doubly = `https://nam10.safelinks.protection.outlook.com/?url=${encodeURIComponent(encodeURIComponent('https://link.mail.acme.com/x'))}`
  expect(unwrap(doubly)).toMatchObject({ url: 'https://link.mail.acme.com/x', isOpaque: false })
  let endless = link
  for (let n = 0; n < 9; n++) endless = `https://slack-redir.net/link?url=${encodeURIComponent(endless)}`
  expect(unwrap(endless).isOpaque).toBe(true)
})

test('what is inside may be no link of the web', () => {
  expect(unwrap('https://nam10.safelinks.protection.outlook.com/?url=mailto%3Aa%40b.example').url).toBe('mailto:a@b.example')
})

test.each([
  link,
  'https://safelinks.protection.outlook.com.example.org/?url=https%3A%2F%2Flink.mail.acme.com',
  'https://www.google.com/search?q=https%3A%2F%2Flink.mail.acme.com',
  'https://lh3.googleusercontent.com/a/logo.png#http://link.mail.acme.com/',
  'https://www.mimecast.com/about',
  'no address',
])('%s is left alone', (url) => {
  expect(unwrap(url)).toEqual({ url, via: [], isOpaque: false })
})

test('no text makes it throw, and what comes out is a web address', () => {
  const hosts = [
    'nam10.safelinks.protection.outlook.com',
    'urldefense.com/v3/',
    'secure-web.cisco.com/1',
    'protection.sophos.com',
    'linkscan.io',
  ]
  const piece = fc.constantFrom(
    '?',
    'url=',
    'u=',
    'a=',
    '%3A',
    '%',
    '__',
    ';',
    '!!',
    '*',
    '**',
    '___',
    'https:',
    '//',
    '&',
    '#',
    'aHR0cDov',
    'x',
  )
  fc.assert(
    fc.property(fc.constantFrom(...hosts), fc.array(piece, { maxLength: 30 }), (host, pieces) => {
      const text = `https://${host}${pieces.join('')}`
      const { url, via } = unwrap(text)
      expect(via.length).toBeLessThan(7)
      if (/^http/i.test(url) && url !== text) expect(URL.canParse(url)).toBe(true)
    }),
  )
})
