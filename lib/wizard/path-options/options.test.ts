import { describe, expect, test } from 'vitest'
import { type CdnId, cdnIds, type EdgeProviderId } from '#lib/engine/target/target.ts'
import { healthySetup } from '#lib/wizard/testing.ts'
import type { HostFacts } from './host-facts.ts'
import { judgeCdn } from './judge-cdn.ts'
import { type Account, judgePath, type OtherPath } from './judge-path.ts'
import { cdnChoices, optionsOf, type SeenHost } from './options.ts'
import { reasonSentence } from './path-options-view.ts'
import { type Reason, verdictOf } from './reason.ts'

/** A link host of which nothing speaks against anything: at the ESP, in a zone without CAA. */
const host = (fields: Partial<HostFacts> = {}): HostFacts => ({
  hostname: 'link.acme.com',
  checkedAt: '2026-11-22T10:00:00.000Z',
  zone: 'acme.com',
  depth: 1,
  zoneAtCloudflare: false,
  edge: 'esp-direct',
  closing: null,
  caa: { at: null, records: [], allowed: null, failing: [], challenge: null },
  dnssec: 'holds',
  evidence: { zone: [], edge: [], caa: [], dnssec: [] },
  ...fields,
})

const caa = (...allowed: string[]): HostFacts['caa'] => ({
  at: 'acme.com',
  records: allowed.length > 0 ? allowed.map((name) => `0 issue "${name}"`) : ['0 issue ";"'],
  allowed,
  failing: [],
  challenge: null,
})

const summary = (reasons: readonly Reason[]) => [verdictOf(reasons), ...reasons.map(({ code }) => code)]

describe('each CDN', () => {
  const cases: [CdnId, string, Partial<HostFacts>, string[]][] = [
    ['fastly', 'nothing against it', {}, ['possible']],
    ['keycdn', 'nothing against it', {}, ['possible']],
    ['akamai', 'nothing against it', {}, ['possible']],
    ['cloudfront', 'the region always', {}, ['condition', 'acm-region']],
    ['azure', 'the classic products are closed', {}, ['condition', 'azure-classic-closed']],
    ['gcp', 'an address, no name', {}, ['condition', 'gcp-address']],
    ['fastly', 'CAA names another', { caa: caa('digicert.com') }, ['cannot', 'caa-forbids']],
    ['azure', 'CAA names its own', { caa: caa('digicert.com') }, ['condition', 'azure-classic-closed']],
    ['cloudfront', 'CAA names one of its four', { caa: caa('awstrust.com') }, ['condition', 'acm-region']],
    ['cloudfront', 'CAA names another', { caa: caa('letsencrypt.org') }, ['cannot', 'caa-forbids', 'acm-region']],
    ['akamai', 'CAA, and any authority', { caa: caa('digicert.com') }, ['condition', 'caa-limits']],
    ['akamai', 'CAA forbids all', { caa: caa() }, ['cannot', 'caa-forbids-all']],
    [
      'keycdn',
      'CAA cannot be asked',
      { caa: { at: null, records: [], allowed: null, failing: ['acme.com'], challenge: null } },
      ['condition', 'caa-fails'],
    ],
    ['keycdn', 'CAA was not seen', { caa: null }, ['possible']],
    ['keycdn', 'signatures do not hold', { dnssec: { refused: 'acme.com' } }, ['cannot', 'dnssec-broken']],
    ['cloudflare', 'the zone is elsewhere', {}, ['condition', 'cloudflare-partial']],
    ['cloudflare', 'one label below its own zone', { zoneAtCloudflare: true }, ['possible', 'cloudflare-fits']],
    ['cloudflare', 'two labels below its own zone', { zoneAtCloudflare: true, depth: 2 }, ['condition', 'cloudflare-depth']],
    ['cloudflare', 'nobody knows whose zone, and deep', { zoneAtCloudflare: null, depth: 2 }, ['condition', 'cloudflare-depth']],
    ['cloudflare', 'nobody knows whose zone', { zoneAtCloudflare: null }, ['possible']],
    ['cloudflare', 'CAA in its own zone', { zoneAtCloudflare: true, caa: caa('digicert.com') }, ['possible', 'cloudflare-fits']],
    ['cloudflare', 'CAA in a zone elsewhere', { caa: caa('digicert.com') }, ['cannot', 'cloudflare-partial', 'caa-forbids']],
    [
      'cloudflare',
      'signatures do not hold',
      { zoneAtCloudflare: true, dnssec: { refused: 'acme.com' } },
      ['cannot', 'cloudflare-fits', 'dnssec-broken'],
    ],
    ['fastly', 'it answers there already', { edge: 'fastly' }, ['possible', 'seen-in-front']],
    ['fastly', 'another one answers there', { edge: 'keycdn' }, ['condition', 'other-edge']],
    ['fastly', 'a proxied record', { edge: 'cloudflare', zoneAtCloudflare: true }, ['condition', 'cloudflare-proxies']],
    ['fastly', 'Cloudflare for somebody else’s zone', { edge: 'cloudflare' }, ['condition', 'other-edge']],
    ['fastly', 'nobody answers', { edge: 'none' }, ['possible']],
    [
      'azure',
      'its classic product',
      {
        edge: 'azure',
        closing: { product: 'Azure CDN (classic)', closedToNew: '2025-10-01', ends: '2027-09-30', successor: 'Azure Front Door' },
      },
      ['condition', 'closing-product', 'azure-classic-closed'],
    ],
    [
      'fastly',
      'another one’s challenge',
      { caa: { ...caa(), at: null, allowed: null, challenge: 'x.dcv.cloudflare.com' } as HostFacts['caa'] },
      ['condition', 'challenge-taken'],
    ],
    [
      'fastly',
      'its own challenge',
      { caa: { ...caa(), at: null, allowed: null, challenge: '9x.fastly-validations.com' } as HostFacts['caa'] },
      ['possible'],
    ],
  ]
  test.each(cases)('%s: %s', (cdn, _case, fields, expected) => {
    expect(summary(judgeCdn(cdn, host(fields)))).toEqual(expected)
  })

  test('before anything was looked at only what holds for everybody is said', () => {
    const said = cdnChoices.flatMap((cdn) => judgeCdn(cdn, null).map(({ code, topic }) => [cdn, code, topic]))
    expect(said).toEqual([
      ['cloudfront', 'acm-region', null],
      ['gcp', 'gcp-address', null],
      ['azure', 'azure-classic-closed', null],
    ])
  })
})

const account = (fields: Partial<Account> = {}): Account => ({
  esp: 'sparkpost',
  appLinks: false,
  espManagedTls: 'yes',
  espTarget: 'spgo.io',
  ...fields,
})

describe('each other way', () => {
  const cases: [OtherPath, string, Partial<Account>, Partial<HostFacts>, string[]][] = [
    ['own-proxy', 'nothing against it', {}, {}, ['possible']],
    ['own-proxy', 'CAA', {}, { caa: caa('digicert.com') }, ['condition', 'caa-limits']],
    ['own-proxy', 'signatures do not hold', {}, { dnssec: { refused: 'acme.com' } }, ['cannot', 'dnssec-broken']],
    ['own-proxy', 'a CDN answers there', {}, { edge: 'fastly' }, ['condition', 'other-edge']],
    ['own-proxy', 'it answers there already', {}, { edge: 'custom-proxy' }, ['possible', 'seen-in-front']],
    ['esp-managed', 'confirmed, at the newer endpoint', { espTarget: 'v2.spgo.io' }, {}, ['possible', 'csm-said-yes', 'esp-record-fits']],
    ['esp-managed', 'confirmed, at the older endpoint', {}, {}, ['condition', 'csm-said-yes', 'esp-record-sparkpost']],
    [
      'esp-managed',
      'SendGrid, not asked',
      { esp: 'sendgrid', espManagedTls: 'not-asked', espTarget: 'sendgrid.net' },
      {},
      ['condition', 'ask-csm', 'esp-record-sendgrid'],
    ],
    [
      'esp-managed',
      'refused by the CSM',
      { espManagedTls: 'no', espTarget: 'v2.spgo.io' },
      {},
      ['cannot', 'csm-said-no', 'esp-record-fits'],
    ],
    ['esp-managed', 'Amazon SES has none', { esp: 'ses' }, {}, ['cannot', 'esp-has-none']],
    [
      'esp-managed',
      'a CDN in front',
      { espTarget: 'v2.spgo.io' },
      { edge: 'fastly' },
      ['condition', 'csm-said-yes', 'esp-record-fits', 'edge-must-go'],
    ],
    [
      'esp-managed',
      'app links',
      { espTarget: 'v2.spgo.io', appLinks: true },
      {},
      ['condition', 'csm-said-yes', 'esp-record-fits', 'app-links-unserved'],
    ],
    [
      'esp-managed',
      'CAA against SparkPost’s authority',
      { espTarget: 'v2.spgo.io' },
      { caa: caa('digicert.com') },
      ['cannot', 'csm-said-yes', 'esp-record-fits', 'caa-forbids'],
    ],
    [
      'esp-managed',
      'CAA against what SendGrid is known to use',
      { esp: 'sendgrid', espTarget: 'click.sendgrid.net' },
      { caa: caa('digicert.com') },
      ['condition', 'csm-said-yes', 'esp-record-fits', 'caa-may-forbid'],
    ],
    ['braze-managed', 'SendGrid', { esp: 'sendgrid' }, {}, ['cannot', 'braze-ses-only']],
    ['braze-managed', 'SparkPost', {}, {}, ['cannot', 'braze-ses-only']],
    ['braze-managed', 'Amazon SES', { esp: 'ses' }, {}, ['condition', 'ask-csm-braze', 'braze-unused-name']],
    [
      'braze-managed',
      'signatures do not hold',
      { esp: 'ses' },
      { dnssec: { refused: 'acme.com' } },
      ['cannot', 'ask-csm-braze', 'braze-unused-name', 'dnssec-broken'],
    ],
  ]
  test.each(cases)('%s: %s', (path, _case, answers, fields, expected) => {
    expect(summary(judgePath(path, account(answers), host(fields)))).toEqual(expected)
  })

  test('whether a Braze account may use it is only ever asked', () => {
    const asked = (['sendgrid', 'sparkpost'] as const).map((esp) =>
      judgePath('esp-managed', account({ esp, espManagedTls: 'not-asked', espTarget: 'click.sendgrid.net' }), null),
    )
    expect(asked.map(verdictOf)).toEqual(['condition', 'condition'])
  })
})

describe('over several link hosts', () => {
  const seen = (hostname: string, facts: HostFacts | null): SeenHost => ({ hostname, run: null, facts })
  const verdictsOf = (...hosts: SeenHost[]) =>
    Object.fromEntries(optionsOf(healthySetup(), hosts).cdns.map(({ id, verdict }) => [id, verdict]))

  test('the worst counts, and a reason names the hosts that it holds for', () => {
    const hosts = [seen('a.acme.com', host()), seen('b.acme.com', host({ caa: caa('digicert.com') }))]
    expect(verdictsOf(...hosts)).toMatchObject({ keycdn: 'cannot', akamai: 'condition', cloudfront: 'cannot' })
    const keycdn = optionsOf(healthySetup(), hosts).cdns.find(({ id }) => id === 'keycdn')
    expect(keycdn?.reasons.map(({ hosts: held }) => held)).toEqual([['b.acme.com']])
  })

  test('one that was not looked at leaves it open, but for what cannot work anyway', () => {
    const hosts = [seen('a.acme.com', host({ caa: caa('digicert.com') })), seen('b.acme.com', null)]
    expect(verdictsOf(...hosts)).toMatchObject({ keycdn: 'cannot', akamai: 'unknown', azure: 'unknown' })
    const { paths } = optionsOf(healthySetup(), [seen('a.acme.com', null)])
    expect(paths.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['cdn', 'unknown'],
      ['own-proxy', 'unknown'],
      ['esp-managed', 'cannot'],
      ['braze-managed', 'cannot'],
    ])
  })

  test('a CDN is possible as long as one is', () => {
    const { paths } = optionsOf(healthySetup(), [seen('a.acme.com', host({ dnssec: { refused: 'acme.com' } }))])
    expect(paths[0]).toMatchObject({ id: 'cdn', verdict: 'cannot', reasons: [{ reason: { code: 'dnssec-broken' } }] })
  })
})

const edges: EdgeProviderId[] = ['none', 'esp-direct', 'custom-proxy', 'other', ...cdnChoices]
const everything = cdnIds.flatMap((cdn) =>
  edges.flatMap((edge) =>
    [1, 2].flatMap((depth) =>
      [true, false, null].flatMap((zoneAtCloudflare) =>
        [null, caa('digicert.com'), caa()].flatMap((records) => judgeCdn(cdn, host({ edge, depth, zoneAtCloudflare, caa: records }))),
      ),
    ),
  ),
)

test('every sentence is plain and whole, whatever comes together', () => {
  const sentences = [...new Set(everything.map(reasonSentence))]
  expect(sentences.length).toBeGreaterThan(20)
  for (const sentence of sentences) expect(sentence).toMatch(/^([A-Z_]|link\.acme\.com|acme\.com).*\.$/)
  for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|invalid|please|sorry|oops|: \.|\(\)/i)
})
