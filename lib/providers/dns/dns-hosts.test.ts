import { describe, expect, test } from 'vitest'
import { suffixPattern } from '#lib/providers/names.ts'
import { dnsHostOf, dnsHosts, hostsOfZone } from './dns-hosts.ts'

test.each([
  [['ada.ns.cloudflare.com', 'rob.ns.cloudflare.com'], 'cloudflare'],
  [['ns-411.awsdns-51.com', 'ns-1094.awsdns-08.org', 'ns-1555.awsdns-02.co.uk', 'ns-900.awsdns-48.net'], 'route53'],
  [['ns-cloud-a1.googledomains.com', 'ns-cloud-a2.googledomains.com'], 'google'],
  [['ns1-04.azure-dns.com', 'ns2-04.azure-dns.net', 'ns3-04.azure-dns.org', 'ns4-04.azure-dns.info'], 'azure'],
  [['dns1.p05.nsone.net', 'dns2.p05.nsone.net'], 'ns1'],
  [['a1-64.akam.net', 'a28-65.akam.net'], 'akamai'],
  [['pdns1.ultradns.net', 'pdns6.ultradns.co.uk'], 'ultradns'],
  [['ns10.dnsmadeeasy.com', 'ns11.dnsmadeeasy.com'], 'dnsmadeeasy'],
  [['ns1.dnsimple.com', 'ns2.dnsimple-edge.net', 'ns4.dnsimple-edge.org'], 'dnsimple'],
  [['ns1.digitalocean.com', 'ns2.digitalocean.com'], 'digitalocean'],
  [['hydrogen.ns.hetzner.com', 'helium.ns.hetzner.de'], 'hetzner'],
  [['ns1.first-ns.de', 'robotns2.second-ns.de', 'robotns3.second-ns.com'], 'hetzner'],
  [['ns07.domaincontrol.com', 'ns08.domaincontrol.com'], 'godaddy'],
  [['dns1.registrar-servers.com'], 'namecheap'],
  [['ns1045.ui-dns.com', 'ns1045.ui-dns.biz'], 'ionos'],
  [['dns106.ovh.net', 'ns106.ovh.net'], 'ovh'],
  [['ns-12-a.gandi.net', 'ns-3-c.gandi.net'], 'gandi'],
  [['ns01.squarespacedns.com'], 'squarespace'],
  [['ns59.worldnic.com', 'ns60.worldnic.com'], 'network-solutions'],
  [['ns1.dyna-ns.net'], 'dynadot'],
  [['ns12.wixdns.net', 'ns13.wixdns.net'], 'wix'],
  [['ns1.bluehost.com'], 'bluehost'],
  [['ns1.dns-parking.com', 'ns2.dns-parking.com'], 'hostinger'],
  [['docks04.rzone.de', 'shades02.rzone.de'], 'strato'],
  [['curitiba.ns.porkbun.com'], 'porkbun'],
  [['ns1bjw.name.com'], 'name-com'],
  [['ns8225.hostgator.com'], 'hostgator'],
  [['ada.ns.cloudflare.com', 'ns1.example.net'], undefined],
  [['ada.ns.cloudflare.com', 'ns-411.awsdns-51.com'], undefined],
  [['awsdns-51.com.example.net'], undefined],
  [['notgandi.net'], undefined],
  [[], undefined],
])('%s are run by %s', (nameServers, key) => {
  expect(dnsHostOf(nameServers)?.key).toBe(key)
})

const aws = { primary: 'ns-411.awsdns-51.com', mailbox: 'awsdns-hostmaster.amazon.com' }
const own = { primary: 'ns1.acme.com', mailbox: 'hostmaster.acme.com' }

describe('by name servers and SOA', () => {
  test.each([
    ['name servers under the own name, the SOA tells', ['ns1.acme.com', 'ns2.acme.com'], aws, { hosts: ['route53'] }],
    ['the mailbox alone tells', ['ns1.acme.com'], { primary: 'ns1.acme.com', mailbox: 'dns.cloudflare.com' }, { hosts: ['cloudflare'] }],
    ['own servers, own SOA', ['ns1.acme.com'], own, { hosts: [] }],
    ['two hosts serve it', ['ada.ns.cloudflare.com', 'ns-411.awsdns-51.com'], aws, { hosts: ['cloudflare', 'route53'] }],
    ['a copy of a zone kept elsewhere', ['a1-64.akam.net'], own, { hosts: ['akamai'], elsewhere: 'ns1.acme.com' }],
    ['some servers are not known', ['a1-64.akam.net', 'ns1.acme.com'], own, { hosts: [] }],
    ['nothing of the SOA is known', ['a1-64.akam.net'], undefined, { hosts: ['akamai'] }],
  ])('%s', (_, nameServers, soa, expected) => {
    const { hosts, ...rest } = hostsOfZone(soa ? { nameServers, soa } : { nameServers })
    expect({ hosts: hosts.map(({ key }) => key), ...rest }).toEqual(expected)
  })
})

test('each host is told from all others, and says where in its panel to go', () => {
  expect(dnsHosts.length).toBeGreaterThanOrEqual(15)
  expect(new Set(dnsHosts.map(({ key }) => key)).size).toBe(dnsHosts.length)
  for (const host of dnsHosts) {
    expect(host.panel, host.key).toContain('{zone}')
    expect(host.boxes.name && host.boxes.value, host.key).toBeTruthy()
    for (const suffix of host.nameServers) {
      const server = `ns1.${suffixPattern(suffix)
        .map((label) => label.replace('*', '01'))
        .join('.')}`
      expect(dnsHostOf([server])?.key, server).toBe(host.key)
    }
  }
})
