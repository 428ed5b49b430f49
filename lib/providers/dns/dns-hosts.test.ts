import { expect, test } from 'vitest'
import { asEntered, dnsHostOf } from './dns-hosts.ts'

test.each([
  [['ada.ns.cloudflare.com', 'rob.ns.cloudflare.com'], 'cloudflare'],
  [['ns-411.awsdns-51.com', 'ns-1094.awsdns-08.org'], 'route53'],
  [['ns07.domaincontrol.com', 'ns08.domaincontrol.com'], 'godaddy'],
  [['dns1.registrar-servers.com'], 'namecheap'],
  [['ns1-04.azure-dns.com', 'ns2-04.azure-dns.net'], 'azure'],
  [['ada.ns.cloudflare.com', 'ns1.example.net'], undefined],
  [['awsdns-51.com.example.net'], undefined],
  [[], undefined],
])('%s are run by %s', (nameServers, key) => {
  expect(dnsHostOf(nameServers)?.key).toBe(key)
})

test.each([
  [['ns1.domaincontrol.com'], 'example.com', 'link.mail.example.com', { name: 'link.mail', target: 'd111.cloudfront.net' }],
  [['ns1.gandi.net'], 'mail.example.com', 'link.mail.example.com', { name: 'link', target: 'd111.cloudfront.net.' }],
  [[], 'example.com', 'example.com', { name: '@', target: 'd111.cloudfront.net' }],
  [[], 'example.com', 'link.notexample.com', { name: 'link.notexample.com', target: 'd111.cloudfront.net' }],
])('at %s, zone %s, the record of %s is entered as its panel wants it', (nameServers, zone, name, entered) => {
  expect(asEntered(dnsHostOf(nameServers), zone, { name, target: 'd111.cloudfront.net' })).toEqual(entered)
})
