import { expect, test } from 'vitest'
import { edgeFingerprints } from './edges.ts'
import { closingProductOf } from './lifecycle.ts'
import {
  defaultCertificateOf,
  defaultEspTarget,
  edgeProviderOfName,
  edgePublishesCname,
  espOfName,
  nearestKnownSuffix,
  providerName,
} from './registry.ts'

test.each([
  ['sendgrid.net', 'sendgrid'],
  ['eu.sendgrid.net', 'sendgrid'],
  ['u123.wl057.sendgrid.net', 'sendgrid'],
  ['u123.ct.sendgrid.net', 'sendgrid'],
  ['click.sendgrid.net', 'sendgrid'],
  ['spgo.io', 'sparkpost'],
  ['eu.v2.spgo.io', 'sparkpost'],
  ['tenant.et.e.sparkpost.com', 'sparkpost'],
  ['tenant.mail.e.sparkpost.com', undefined],
  ['r.eu-central-1.awstrack.me', 'ses'],
  ['abc.r.us-east-1.awstrack.me', 'ses'],
  ['notsendgrid.net', undefined],
  ['sendgrid.net.example.com', undefined],
])('%s belongs to %s', (name, esp) => {
  expect(espOfName(name)).toBe(esp)
})

test.each([
  ['d111.cloudfront.net', 'cloudfront', 'cloudfront.net'],
  ['x.map.fastly.net', 'fastly', 'fastly.net'],
  ['links-1a.kxcdn.com', 'keycdn', 'kxcdn.com'],
  ['ep-x.z01.azurefd.net', 'azure', 'azurefd.net'],
  ['0a.vercel-dns-017.com', 'vercel', 'vercel-dns-*.com'],
  ['d-1.execute-api.eu-west-1.amazonaws.com', 'custom-proxy', 'execute-api.*.amazonaws.com'],
])('%s is handed out by %s', (name, provider, suffix) => {
  expect(edgeProviderOfName(name)).toMatchObject({ provider, suffix })
})

test.each([
  ['d111.cloudfrnt.net', 'd111.cloudfront.net'],
  ['d111.cloudfront.com', 'd111.cloudfront.net'],
  ['d111.clodufront.net', 'd111.cloudfront.net'],
  ['sendgird.net', 'sendgrid.net'],
  ['links-1a.kxcdn.con', 'links-1a.kxcdn.com'],
  ['x.azureedge.nte', 'x.azureedge.net'],
  ['www.example.com', undefined],
  ['d111.cloudfront.net', undefined],
  ['flx.dev', undefined],
])('%s is nearly %s', (name, corrected) => {
  expect(nearestKnownSuffix(name)?.corrected).toBe(corrected)
})

test.each([
  [['*.cloudfront.net', 'cloudfront.net'], '*.cloudfront.net', 'cloudfront'],
  [['*.sendgrid.net', 'sendgrid.net'], '*.sendgrid.net', 'esp'],
  [['*.r.us-east-1.awstrack.me'], '', 'esp'],
  [['sni.cloudflaressl.com'], 'sni.cloudflaressl.com', 'cloudflare'],
  [['*.kxcdn.com'], '*.kxcdn.com', 'keycdn'],
  [['a248.e.akamai.net'], 'a248.e.akamai.net', 'akamai'],
  [[], 'TRAEFIK DEFAULT CERT', 'custom-proxy'],
  [['www.example.com'], 'www.example.com', undefined],
])('the certificate for %s is the default of %s', (names, subject, owner) => {
  expect(defaultCertificateOf(names, subject)).toBe(owner)
})

test.each([
  [['x.azureedge.net', 'x.afd.azureedge.net', 'part.t-msedge.net'], 'Azure CDN (classic)', '2027-09-30'],
  [['x.azureedge.net', 'cs1.wpc.edgecastcdn.net'], 'Edgio', '2025-01-15'],
  [['shop.azurefd.net', 'part.t-msedge.net'], 'Azure Front Door (classic)', '2027-03-31'],
  [['ep-hash.z01.azurefd.net'], undefined, undefined],
])('%s belongs to %s', (names, product, ends) => {
  expect([closingProductOf(names)?.product, closingProductOf(names)?.ends]).toEqual([product, ends])
})

test('keeps keys unique and folders named after them', () => {
  const keys = edgeFingerprints.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('names what it shows', () => {
  expect(providerName('cloudfront')).toBe('Amazon CloudFront')
  expect(providerName('custom-proxy')).toBe('a proxy of your own')
  expect(edgePublishesCname('gcp')).toBe(false)
  expect(edgePublishesCname('fastly')).toBe(true)
  expect(defaultEspTarget('ses', 'eu')).toBe('r.eu-central-1.awstrack.me')
})
