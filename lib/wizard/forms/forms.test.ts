import { describe, expect, test } from 'vitest'
import { formErrors } from '#lib/words/en/forms.ts'
import { readValues } from './form.ts'
import { parseBrazeSetup } from './parse-braze-setup.ts'
import { parseCdnSetup } from './parse-cdn-setup.ts'
import { parseDnsRecords } from './parse-dns-records.ts'
import { parseEnablement } from './parse-enablement.ts'
import { parsePath } from './parse-path.ts'
import { parseStart } from './parse-start.ts'

const braze = { esp: 'sendgrid', region: 'eu', sendingDomain: 'mail.acme.com', linkHosts: 'link.mail.acme.com', espManagedTls: 'not-asked' }

/** The codes beside the fields; what was typed has to be there still. */
function errorsOf(parsed: { ok: boolean; form?: { values: object; errors: object } }, raw: Record<string, string>) {
  if (parsed.ok) return {}
  for (const [field, value] of Object.entries(raw)) expect(parsed.form?.values).toHaveProperty(field, value)
  return Object.fromEntries(Object.entries(parsed.form?.errors ?? {}).map(([field, error]) => [field, (error as { code: string }).code]))
}

describe('step 1', () => {
  test.each([
    ['a URL', 'https://Link.Mail.Acme.com:443/ls/click?upn=1', ['link.mail.acme.com']],
    ['blanks and a last dot', '  link.mail.acme.com.  ', ['link.mail.acme.com']],
    [
      'several, in lines and with commas',
      'link.acme.com\r\nclick.acme.com, open.acme.com',
      ['link.acme.com', 'click.acme.com', 'open.acme.com'],
    ],
    ['international letters', 'link.bücher.de', ['link.xn--bcher-kva.de']],
  ])('%s is put into normal form', (_case, linkHosts, expected) => {
    expect(parseBrazeSetup({ ...braze, linkHosts })).toMatchObject({ ok: true, answer: { linkHosts: expected } })
  })

  test.each([
    ['', 'link-hosts-missing'],
    ['link_1.acme.com', 'host-underscore'],
    ['192.0.2.1', 'host-ip-address'],
    ['co.uk', 'host-public-suffix'],
    ['acme.com', 'host-apex'],
    ['localhost', 'host-single-label'],
    [`${'a'.repeat(64)}.acme.com`, 'host-label-too-long'],
    [`${'a.'.repeat(130)}acme.com`, 'host-too-long'],
    ['link..acme.com', 'host-empty-label'],
    ['-link.acme.com', 'host-bad-hyphen'],
    ['link.acme.com LINK.acme.com.', 'link-host-twice'],
    [Array.from({ length: 21 }, (_, index) => `l${index}.acme.com`).join('\n'), 'link-hosts-too-many'],
  ])('%s is refused beside the field', (linkHosts, code) => {
    const raw = { ...braze, linkHosts }
    expect(errorsOf(parseBrazeSetup(raw), raw)).toEqual({ linkHosts: code })
  })

  test('an address of mail stands for its domain; ticks are read', () => {
    const parsed = parseBrazeSetup({ ...braze, sendingDomain: 'news@Mail.Acme.com', appLinks: 'on' })
    expect(parsed).toMatchObject({ ok: true, answer: { sendingDomain: 'mail.acme.com', appLinks: true, allHostsListed: false } })
  })

  test('all that is missing is told at once', () => {
    expect(errorsOf(parseBrazeSetup({}), {})).toEqual({
      esp: 'esp-missing',
      region: 'region-missing',
      sendingDomain: 'sending-domain-missing',
      linkHosts: 'link-hosts-missing',
      espManagedTls: 'managed-tls-missing',
    })
  })
})

describe('step 2', () => {
  const context = { esp: 'sendgrid', sendingDomain: 'mail.acme.com', linkHosts: [] } as const
  test.each([
    [{}, { source: 'source-missing', records: 'records-missing' }],
    [{ source: 'pasted', records: '' }, { records: 'records-missing' }],
    [{ source: 'pasted', records: 'see the attachment' }, { records: 'records-not-understood' }],
    [{ source: 'pasted', records: `a CNAME b.example.com\n${'x'.repeat(100_000)}` }, { records: 'records-too-long' }],
    [
      { source: 'pasted', records: Array.from({ length: 61 }, (_, index) => `l${index} CNAME sendgrid.net`).join('\n') },
      { records: 'records-too-many' },
    ],
  ])('%#', (raw, errors) => {
    expect(errorsOf(parseDnsRecords(raw, context), raw as Record<string, string>)).toEqual(errors)
  })

  test('records verified before need no text', () => {
    expect(parseDnsRecords({ source: 'already-verified' }, context)).toMatchObject({ ok: true, answer: { records: [] } })
  })
})

test.each([
  [{}, { path: 'path-missing' }],
  [{ path: 'cdn' }, { cdn: 'cdn-missing' }],
  [{ path: 'cdn', cdn: 'akamai ' }, {}],
  [{ path: 'own-proxy', cdn: 'fastly' }, {}],
])('step 4: %o', (raw, errors) => {
  expect(errorsOf(parsePath(raw), raw as Record<string, string>)).toEqual(errors)
})

test('the CDN counts only with its path', () => {
  expect(parsePath({ path: 'own-proxy', cdn: 'fastly' })).toEqual({ ok: true, answer: { path: 'own-proxy', cdn: undefined, accepted: '' } })
})

describe('step 5', () => {
  const hostname = 'link.mail.acme.com'

  test('an address is taken where the edge has no name, and refused where it has one', () => {
    const raw = { edgeName: ' 34.96.64.7 ', links: '' }
    for (const cdn of [undefined, 'custom-proxy', 'gcp'] as const)
      expect(parseCdnSetup(raw, hostname, cdn)).toMatchObject({ ok: true, answer: { edgeName: '34.96.64.7' } })
    expect(parseCdnSetup({ edgeName: '2600:1901:0::7' }, hostname)).toMatchObject({ answer: { edgeName: '2600:1901::7' } })
    expect(errorsOf(parseCdnSetup(raw, hostname, 'cloudfront'), raw)).toEqual({ edgeName: 'edge-has-a-name' })
  })

  test('links are kept byte for byte, once each', () => {
    const link = 'https://link.mail.acme.com/ls/click?upn=a%2Fb%3D%3D&x=//y'
    expect(parseCdnSetup({ edgeName: 'D1.CloudFront.net.', links: ` ${link}\n${link} ` }, hostname)).toEqual({
      ok: true,
      answer: { edgeName: 'd1.cloudfront.net', links: [link] },
    })
  })

  test.each([
    [{ edgeName: hostname }, { edgeName: 'edge-is-link-host' }],
    [{ edgeName: '192.0.2.1' }, { edgeName: 'edge-not-public' }],
    [{ edgeName: '10.0.0.7' }, { edgeName: 'edge-not-public' }],
    [{ edgeName: '::ffff:127.0.0.1' }, { edgeName: 'edge-not-public' }],
    [{ edgeName: '300.1.2.3' }, { edgeName: 'host-ip-address' }],
    [{ links: 'link.mail.acme.com/x' }, { links: 'link-not-a-url' }],
    [{ links: 'javascript:alert(1)' }, { links: 'link-not-a-url' }],
    [{ links: 'https://link.mail.acme.com:8443/x' }, { links: 'link-not-a-url' }],
    [{ links: 'https://other.acme.com/x' }, { links: 'link-of-other-host' }],
    [{ links: 'https://link.mail.acme.com@evil.com/x' }, { links: 'link-of-other-host' }],
    [{ links: `https://link.mail.acme.com/${'x'.repeat(9000)}` }, { links: 'link-not-a-url' }],
    [{ links: [1, 2, 3, 4, 5, 6].map((n) => `https://link.mail.acme.com/${n}`).join(' ') }, { links: 'links-too-many' }],
  ])('%o', (raw, errors) => {
    expect(errorsOf(parseCdnSetup(raw, hostname), raw as Record<string, string>)).toEqual(errors)
  })
})

test.each([
  [{}, { requestedBy: 'requested-by-missing', workspace: 'workspace-missing' }],
  [{ requestedBy: ' \u0007\u202e ', workspace: 'W' }, { requestedBy: 'requested-by-missing' }],
  [{ requestedBy: 'A', workspace: 'W', note: 'x'.repeat(2001) }, { note: 'text-too-long' }],
])('step 6: %#', (raw, errors) => {
  expect(errorsOf(parseEnablement(raw), raw as Record<string, string>)).toEqual(errors)
})

test('control and direction marks never get into a name', () => {
  expect(parseStart({ customerName: 'Ac\u202eme\nInc' })).toEqual({ ok: true, answer: { customerName: 'Ac me Inc', sample: null } })
})

test('a file, an unknown field and a NUL do no harm', () => {
  expect(readValues(['a'], { a: new File([], 'x'), b: 'y' })).toEqual({ a: '' })
  expect(readValues(['a'], { a: 'x\0y' })).toEqual({ a: 'xy' })
  expect(readValues(['a'], { a: 'x'.repeat(200_000) }).a).toHaveLength(100_000)
})

test.each(Object.entries(formErrors))('%s is plain and kind', (_code, sentence) => {
  const text = (sentence as (params: Record<string, string>) => string)({
    max: '5',
    hostname: 'h',
    typed: 't',
    cdn: 'c',
    link: 'l',
    host: 'o',
    esp: 'e',
    name: 'Name',
    type: 'TXT',
    domain: 'd',
    first: 'f',
    second: 's',
    firstLine: '1',
    secondLine: '2',
    count: '61',
    length: '7',
    line: '3',
    reason: 'cut-short',
  })
  expect(text).toMatch(/^[A-Z“h].*\.$/s)
  expect(text).not.toMatch(/invalid|please|sorry|oops|undefined/i)
})
