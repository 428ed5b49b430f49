import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { FindingCatalogue, FindingWords, WordContext } from '#lib/words/types.ts'

type AddressCode =
  | 'dns.answers-alternate-with-private-address'
  | 'dns.resolves-to-loopback-address'
  | 'dns.resolves-to-link-local-address'
  | 'dns.resolves-to-unspecified-address'
  | 'dns.resolves-to-private-address'
  | 'dns.edge-name-does-not-resolve'
  | 'dns.edge-refuses-connections'
  | 'dns.edge-unreachable'
  | 'dns.one-family-unreachable'
  | 'dns.one-edge-address-dead'
  | 'dns.no-ipv4-address'
  | 'dns.ipv6-address-serves-other-site'
  | 'dns.a-record-instead-of-cname'

/** All of them are never connected to: what answers there would be a machine near us, not the customer's. */
const special =
  (range: string) =>
  ({ name, addresses }: { name: string; addresses: string }, { hostname }: WordContext): FindingWords => ({
    title: `${name} resolves to ${range}`,
    found: `${addresses}. We did not connect to it.`,
    expected: 'Public addresses of your CDN or proxy.',
    why: 'Nobody outside your own network can reach it, so links and images in your mail do not open.',
    fix:
      name === hostname
        ? `Replace the record of ${hostname} with the CDN's host name, or with the public address of your proxy.`
        : `Look up who runs ${name}, and have it lead to a public address; or point ${hostname} to the right host name.`,
  })

/** Faults of the addresses that the link host, or the edge, leads to. */
export const dnsAddressFindings: FindingCatalogue<AddressCode & keyof typeof dnsCodes> = {
  'dns.resolves-to-private-address': special('an address that is not public'),
  'dns.resolves-to-loopback-address': special("a loopback address, the visitor's own machine"),
  'dns.resolves-to-link-local-address': special('a link-local address'),
  'dns.resolves-to-unspecified-address': special('an address that stands for “none”'),
  'dns.answers-alternate-with-private-address': ({ name, addresses }, { hostname }) => ({
    title: `The addresses of ${name} change between public and not public`,
    found: `${addresses}, in turn. We did not connect to those that are not public.`,
    expected: 'The same public addresses in every answer.',
    why: 'Links work at one moment and fail at the next. Answers of this kind are also used to attack networks from inside, so mail filters may block the name.',
    fix: `Remove the record with the address that is not public from the zone that holds ${name}. If you did not put it there, have your DNS provider look into it before you go on with ${hostname}.`,
  }),
  'dns.edge-name-does-not-resolve': ({ name, at }) => ({
    title: "The edge's host name does not resolve",
    found: name === at ? `${name} has no address.` : `${name} leads to ${at}, which has no address.`,
    expected: 'The host name that your CDN shows for this distribution, zone or service.',
    why: 'The rehearsal connects to this name; without an address there is nothing to test.',
    fix: `Copy the host name from your CDN once more. If it was created just now, wait some minutes.`,
  }),
  'dns.edge-refuses-connections': ({ addresses }, { hostname }) => ({
    title: 'The edge refuses connections',
    found: `${addresses}: connection refused on ports 80 and 443.`,
    expected: `A server that answers for ${hostname} on both ports.`,
    why: 'Links and images in your mail do not open.',
    fix: 'Check that the CDN or proxy is running, that it listens on ports 80 and 443, and that the address is still its own.',
  }),
  'dns.edge-unreachable': ({ addresses }, { hostname }) => ({
    title: 'Nothing answers at the address of the edge',
    found: `${addresses}: no reply on ports 80 and 443.`,
    expected: `A server that answers for ${hostname} on both ports.`,
    why: 'Links and images in your mail load for a long time and then fail.',
    fix: 'Check that the address is still that of your CDN or proxy, and that a firewall lets ports 80 and 443 through from everywhere.',
  }),
  'dns.one-family-unreachable': ({ family, addresses, others }, { hostname }) => ({
    title: `${hostname} does not answer over ${family}`,
    found: `${addresses}: no connection on port 443. ${others}: answers.`,
    expected: `A server that answers for ${hostname} over ${family} as well, or no ${family} address in DNS.`,
    why:
      family === 'IPv4'
        ? 'Visitors without IPv6 reach nothing.'
        : 'Visitors without IPv4 reach nothing, and others are slowed down before they fall back to it.',
    fix: `Check that the CDN or proxy serves the ${family} addresses and that a firewall lets port 443 through, or take these addresses out of DNS.`,
  }),
  'dns.one-edge-address-dead': ({ addresses, others, ports }, { hostname }) => ({
    title: `${hostname} has an address that does not answer${ports === '443' ? ' over HTTPS' : ''}`,
    found: `${addresses}: no connection on port ${ports}. ${others}: answers.`,
    expected: `Every address answers on port ${ports}.`,
    why: 'Visitors who are led to it wait, or see an error.',
    fix:
      ports === '443'
        ? 'Switch HTTPS on for this server and open port 443 in its firewall, or take its address out of DNS.'
        : 'Bring this server back, or take its address out of DNS.',
  }),
  'dns.ipv6-address-serves-other-site': ({ addresses, names }, { hostname }) => ({
    title: 'IPv6 visitors of the link host are led to another server',
    found: `${addresses} shows a certificate for ${names}; the IPv4 addresses show one for ${hostname}.`,
    expected: 'AAAA records that lead to the CDN, or none.',
    why: 'Phones and home connections prefer IPv6: for them links and images in your mail fail, while they work for you.',
    fix: `Delete the AAAA record of ${hostname}, or replace its value with the CDN's IPv6 address.`,
  }),
  'dns.a-record-instead-of-cname': ({ addresses, provider }, { hostname }) => ({
    title: `Addresses of ${provider} were copied into your zone`,
    found: `${hostname} has the address ${addresses}, and no CNAME.`,
    expected: `A CNAME to the host name that ${provider} shows (or an ALIAS record of your DNS provider).`,
    why: `${provider} changes its addresses without notice. Links stop working on that day, and visitors far away get a distant server until then.`,
    fix: `Replace the address records of ${hostname} with a CNAME to the host name from ${provider}.`,
  }),
  'dns.no-ipv4-address': ({ addresses }, { hostname }) => ({
    title: `${hostname} has IPv6 addresses only`,
    found: `${addresses}.`,
    expected: 'An IPv4 address too.',
    why: 'Many visitors, and most image proxies of mail providers, have no IPv6.',
    fix: `Switch on IPv4 at the CDN, or add an A record beside the AAAA record.`,
  }),
}
