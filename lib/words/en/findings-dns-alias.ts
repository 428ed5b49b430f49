import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

type AliasCode =
  | 'dns.cname-points-to-esp'
  | 'dns.cloudflare-record-not-proxied'
  | 'dns.cname-to-wrong-target'
  | 'dns.leads-elsewhere-than-rehearsed'
  | 'dns.cname-target-is-a-url'
  | 'dns.cname-target-is-an-ip-address'
  | 'dns.cname-to-localhost'
  | 'dns.cname-target-has-own-domain-appended'
  | 'dns.cname-target-truncated'
  | 'dns.cname-target-typo'
  | 'dns.cname-target-does-not-exist'
  | 'dns.cname-loop'
  | 'dns.cname-chain-too-long'

const noLink = 'The name leads nowhere, so links and images in your mail do not open.'

/** Faults of where the record leads. */
export const dnsAliasFindings: FindingCatalogue<AliasCode & keyof typeof dnsCodes> = {
  'dns.cname-points-to-esp': ({ target, asked }, { hostname, espName }) => ({
    title: `${hostname} still points to ${espName}`,
    found: `It leads to ${target} (asked ${asked}).`,
    expected: `A record that leads to your CDN, which then forwards to ${espName}.`,
    why: `${espName} has no certificate for ${hostname}, so browsers warn or refuse when a link is opened over HTTPS.`,
    fix: `Once the CDN is set up and rehearsed, edit the record named ${hostname} and replace its value with the CDN's host name.`,
  }),
  'dns.cloudflare-record-not-proxied': ({ target, asked }, { hostname, espName }) => ({
    title: `Cloudflare's proxy is off for ${hostname}`,
    found: `The zone is at Cloudflare, but the record is “DNS only”: visitors are led straight to ${target} (asked ${asked}).`,
    expected: 'The record with proxy status “Proxied” (the orange cloud).',
    why: `Without the proxy visitors reach ${espName}, which has no certificate for ${hostname}.`,
    fix: `In Cloudflare, open DNS > Records, edit ${hostname} and set “Proxy status” to Proxied. Do it once Cloudflare has a certificate for this name and SSL/TLS mode Full.`,
  }),
  'dns.cname-to-wrong-target': ({ target, asked, meant, type = 'CNAME', sendsTo = '–', chosen = '–' }, { hostname, espName }) => ({
    title: type === 'A' ? `${hostname} leads to another machine (${target})` : `${hostname} points to ${target}`,
    found: `${type} ${target} (asked ${asked}), which is neither ${chosen === '–' ? 'your CDN' : chosen} nor ${espName}, and has no certificate for ${hostname}.${
      sendsTo === '–' ? '' : ` On port 80 it sends everybody to ${sendsTo}, as the forwarding service of a registrar does.`
    }`,
    expected: meant
      ? `CNAME ${meant}.`
      : `A CNAME to the host name that ${chosen === '–' ? 'your CDN' : chosen} shows for this link host's distribution, zone or service.`,
    why: `That place does not forward links to ${espName}: they open a wrong page, or none.`,
    fix:
      type === 'A'
        ? `Remove the ${sendsTo === '–' ? 'A and AAAA records' : 'forwarding or holding page, and with it the A and AAAA records,'} of ${hostname}, and enter a CNAME to ${meant ?? `the host name from ${chosen === '–' ? 'your CDN' : chosen}`} in their place.`
        : `Edit the record ${hostname} and replace ${target} with ${meant ?? `the host name from ${chosen === '–' ? 'your CDN' : chosen}`}.`,
  }),
  'dns.leads-elsewhere-than-rehearsed': ({ target, edge, asked }, { hostname }) => ({
    title: `${hostname} still leads to ${target}, not to the edge that was entered`,
    found: `The record leads to ${target} (asked ${asked}). The edge entered and rehearsed for ${hostname} is ${edge}.`,
    expected: `A record that leads to ${edge}.`,
    why: `Visitors do not reach ${edge} yet. What is found at ${target} says nothing of the edge that was set up.`,
    fix: `Once the rehearsal has passed, edit the record ${hostname} and replace ${target} with ${edge}. If ${target} is the edge that is meant, enter its name for this link host instead.`,
  }),
  'dns.cname-target-is-a-url': ({ target, meant, asked }, { hostname }) => ({
    title: 'The value of the CNAME is a URL',
    found: `CNAME ${target} (asked ${asked}).`,
    expected: meant ? `CNAME ${meant}.` : 'A host name, without https:// and without a path.',
    why: `DNS knows host names only. ${noLink}`,
    fix: `Edit the record ${hostname} and enter ${meant ? meant : 'the host name alone'} as its value: no https://, no slash.`,
  }),
  'dns.cname-target-is-an-ip-address': ({ target, asked }, { hostname }) => ({
    title: 'The value of the CNAME is an IP address',
    found: `CNAME ${target} (asked ${asked}).`,
    expected: "The CDN's host name; or an A record, where the CDN gives you addresses.",
    why: `A CNAME names another host: an address in it is looked up as a name. ${noLink}`,
    fix: `Edit the record ${hostname}: enter the CDN's host name. If your CDN gave you an address, change the type to A.`,
  }),
  'dns.cname-to-localhost': ({ target, asked }, { hostname }) => ({
    title: `${hostname} points to ${target}`,
    found: `CNAME ${target} (asked ${asked}).`,
    expected: "The CDN's host name.",
    why: `${target} is reserved and means nothing on the public internet (RFC 6761). ${noLink}`,
    fix: `Edit the record ${hostname} and replace ${target} with the host name from your CDN.`,
  }),
  'dns.cname-target-has-own-domain-appended': ({ target, meant, asked }, { hostname }) => ({
    title: 'Your domain was added to the end of the value',
    found: `CNAME ${target} (asked ${asked}).`,
    expected: `CNAME ${meant}.`,
    why: `Your DNS provider took ${meant} for a name inside your zone. ${noLink}`,
    fix: `Edit the record ${hostname} and enter ${meant}. with a dot at its end, so that nothing is added.`,
  }),
  'dns.cname-target-truncated': ({ target, meant, asked }, { hostname }) => ({
    title: 'The value of the CNAME was cut short',
    found: `CNAME ${target} (asked ${asked}), which does not exist.`,
    expected: `Probably ${meant}.`,
    why: `It was likely copied from a cell that showed only a part. ${noLink}`,
    fix: `Copy the whole value from its source with the copy button, and enter it in the record ${hostname}.`,
  }),
  'dns.cname-target-typo': ({ target, meant, asked }, { hostname }) => ({
    title: 'There is a slip in the value of the CNAME',
    found: `CNAME ${target} (asked ${asked}), which does not exist.`,
    expected: `Probably ${meant}.`,
    why: noLink,
    fix: `Edit the record ${hostname} and enter ${meant}. Copy it from your CDN rather than typing it.`,
  }),
  'dns.cname-target-does-not-exist': ({ target, rcode, asked }, { hostname }) => ({
    title: `${hostname} leads to a name that does not exist`,
    found: `${target}: ${rcode === 'NXDOMAIN' ? 'no such name (NXDOMAIN)' : 'no address (NODATA)'}; the record itself stands (asked ${asked}).`,
    expected: 'A host name of your CDN that is in use.',
    why: `${noLink} A name that you point to and do not own may also be claimed by somebody else.`,
    fix: `In the CDN, look whether the distribution, zone or service behind ${target} was deleted or renamed. Create it again, or have the record of ${hostname} point to the one in use.`,
  }),
  'dns.cname-loop': ({ path }, { hostname }) => ({
    title: `The aliases of ${hostname} form a circle`,
    found: path,
    expected: 'Aliases that end at a host with an address.',
    why: `Resolvers give up. ${noLink}`,
    fix: `Edit one of these records so that it leads to the CDN's host name; most often it is the one of ${hostname}.`,
  }),
  'dns.cname-chain-too-long': ({ path, count }, { hostname }) => ({
    title: `${hostname} leads over too many aliases`,
    found: `${count} aliases: ${path}`,
    expected: "One alias, to the CDN's host name.",
    why: 'Resolvers follow 8 to 16 aliases and then give up: some visitors get no answer.',
    fix: `Point the record of ${hostname} straight to the CDN's host name.`,
  }),
}
