import type { HostingPath } from '#lib/wizard/forms/fields.ts'
import type { OptionVerdict, ReasonParams } from '#lib/wizard/path-options/reason.ts'

export const verdictWords: Record<OptionVerdict, string> = {
  possible: 'Possible',
  condition: 'Possible, with a condition',
  cannot: 'Cannot work as things stand',
  unknown: 'Not looked at yet',
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const capital = (text = ''): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Why a choice can work, under which condition, or why it cannot. */
export const reasonWords = {
  'acm-region': () =>
    'The certificate has to be made in AWS Certificate Manager in the region us-east-1: CloudFront takes it from no other.',
  'azure-classic-closed': () =>
    'Only Azure Front Door Standard or Premium: the classic Front Door takes no new customers since 1 April 2025, the classic Azure CDN since 1 October 2025.',
  'gcp-address': () =>
    'You get an address (A record), no name. The certificate becomes active only once DNS leads there, unless you choose DNS authorisation in Certificate Manager.',
  'seen-in-front': ({ seen }) => `${capital(seen)} answers there already.`,
  'other-edge': ({ seen }) =>
    `${capital(seen)} answers there today. It has to give way: two in a row change requests, and hide what the second one sees.`,
  'cloudflare-proxies': () =>
    'Cloudflare answers there today, since the record is proxied in a zone of Cloudflare’s. For another way it has to be set to “DNS only” at the cut-over.',
  'closing-product': ({ product, ends, ended, successor }) =>
    `${product} answers there today. It takes no new customers, and ${ended ? 'ended' : 'ends'} on ${day.format(new Date(ends ?? 0))}. Its successor is ${successor}.`,
  'cloudflare-fits': ({ hostname, zone }) =>
    `The free certificate covers ${hostname}: it lies one label below ${zone}, which Cloudflare serves.`,
  'cloudflare-depth': ({ hostname, zone, depth }) =>
    `${hostname} lies ${depth} labels below ${zone}. In a zone of Cloudflare’s the free certificate covers one: order one with Advanced Certificate Manager, or upload your own.`,
  'cloudflare-partial': ({ zone, depth }) =>
    `${zone} is not served by Cloudflare. Either it moves there${depth ? ` (then the free certificate does not reach ${depth} labels down)` : ''}, or you have a Business or Enterprise plan with CNAME set-up, whose free certificate covers any depth.`,
  'challenge-taken': ({ name, value }) =>
    `${name} leads to ${value}, a validation record of somebody else’s. Only one can stand there: replace or delete it.`,
  'dnssec-broken': ({ zone }) =>
    `The DNSSEC signatures of ${zone} do not hold. No authority may issue a certificate until they are mended, or the DS record is taken away.`,
  'caa-fails': ({ names }) => `The name servers fail on CAA questions for ${names}. An authority has to refuse when it cannot tell.`,
  'caa-forbids': ({ at, records, wanted, first }) =>
    `CAA records at ${at} (${records}) let none of its authorities in: ${wanted}. Add a CAA record there with the tag issue and the value ${first}.`,
  'caa-may-forbid': ({ at, records, wanted }) =>
    `CAA records at ${at} (${records}) do not name the authorities that are known to be used: ${wanted}. Ask which ones have to be let in.`,
  'caa-limits': ({ at, allowed }) =>
    `CAA records at ${at} let only these authorities in: ${allowed}. The certificate has to come from one of them.`,
  'caa-forbids-all': ({ at, records }) => `CAA records at ${at} (${records}) let no authority issue a certificate.`,
  'esp-has-none': ({ esp }) => `${esp} holds no certificates for its customers’ names: it needs a CDN or a proxy in front.`,
  'csm-said-yes': ({ esp }) => `By your word, your CSM says that ${esp} can hold the certificate for you.`,
  'csm-said-no': ({ esp }) => `By your word, your CSM says that ${esp} cannot hold the certificate for you.`,
  'ask-csm': ({ esp }) => `Whether a Braze account may use this at ${esp} is not known to us. Ask your CSM before you plan with it.`,
  'esp-record-fits': ({ target }) => `Your record from Braze leads to ${target} already, where certificates are managed.`,
  'esp-record-sparkpost': () =>
    'The record has to lead to SparkPost’s newer endpoints (v2.spgo.io, eu.v2.spgo.io). Only your CSM can have that changed.',
  'esp-record-sendgrid': () =>
    'Four other records are needed (among them a CNAME to click.sendgrid.net and one for validation). Only your CSM can have them made.',
  'edge-must-go': ({ seen, esp }) =>
    `${capital(seen)} answers there today. The record would have to lead straight to ${esp}, with nothing in front.`,
  'app-links-unserved': ({ esp }) =>
    `Your mails open your app. No way is documented to serve its association files from ${esp}’s own certificate service, so ask first.`,
  'braze-ses-only': ({ esp }) => `Braze offers this with Amazon SES only. Your mail goes through ${esp}.`,
  'ask-csm-braze': () => 'Whether your contract and region include it is not known to us. Ask your CSM.',
  'braze-unused-name': () =>
    'The sub-domain that you delegate must not be used for anything else, so ask what becomes of today’s link host.',
} as const satisfies Record<string, (params: ReasonParams) => string>

interface PathInfo {
  renews: string
  breaks: string
  effort: string
  ask: string
  where: string
}

/** What each way means in the long run. */
export const pathInfo: Record<HostingPath, PathInfo> = {
  cdn: {
    renews: 'The CDN, by itself as a rule. A certificate that you upload you also renew.',
    breaks:
      'A forwarding rule that loses the host name, the path or the query; a cache that hides repeated clicks; a firewall rule that keeps mail scanners out. Each of these is tested in step 5.',
    effort: 'About 30 minutes of a CDN admin. Best if your company has a contract; some certificates cost extra.',
    ask: 'Nothing before step 6.',
    where: 'SendGrid, SparkPost and Amazon SES',
  },
  'own-proxy': {
    renews:
      'You. A public certificate lives for at most 200 days since March 2026, 100 from March 2027 and 47 from March 2029, so let a program do it.',
    breaks:
      'While your server is down, every link in every mail is. It has to look the provider’s addresses up anew, and to pass host, path and query on untouched.',
    effort: 'A server, and somebody who looks after it for years. We write the configuration for nginx, Apache, HAProxy and Caddy.',
    ask: 'Nothing before step 6.',
    where: 'SendGrid, SparkPost and Amazon SES',
  },
  'esp-managed': {
    renews: 'The email service provider.',
    breaks: 'A CDN put in front, or CAA records that keep its authority out. The keys are with the provider.',
    effort: 'A change of DNS records, nothing to run. What it costs, your CSM knows.',
    ask: '“May our Braze account use certificates that SparkPost manages, or SendGrid’s automatic SSL? If so, which records do we have to publish?”',
    where:
      'SparkPost (its default for tracking domains made since December 2025) and SendGrid (automatic SSL); not Amazon SES. By their documents of 2026; whether Braze lets its customers use it is not known to us.',
  },
  'braze-managed': {
    renews: 'Braze.',
    breaks: 'Anything else that lives below the delegated name: all its records are Braze’s from then on.',
    effort: 'One delegation (NS records) by your DNS admin. The sending domain then has at least three labels, such as e.mail.example.com.',
    ask: '“Is Verified Domains open to our contract and region? Which sub-domain should we delegate, and what becomes of the link host in mails already sent?”',
    where: 'Amazon SES only',
  },
}

export const chooserWords = {
  renews: 'Who renews',
  breaks: 'What can break',
  effort: 'Cost and effort',
  ask: 'Ask your CSM',
  where: 'Exists for',
  more: 'What it means in the long run',
  only: (hosts: readonly string[]) => `Only ${hosts.join(', ')}:`,
  cdnsTitle: 'Each CDN for your link hosts',
  cdnOption: (name: string, verdict: string) => `${name} – ${verdict}`,
  evidence: 'What we saw',
  lookedTitle: 'What this rests on',
  looked: { check: 'Last check', outlook: 'Looked at' },
  lookedNever: 'Not looked at yet.',
  look: 'Look at your link hosts now',
  lookAgain: 'Look again',
  lookNever:
    'What can work depends on your DNS: who may issue certificates, who serves the zone, what answers today. One press looks it up; it takes a few seconds and changes nothing.',
  lookSeen: 'Look again once something was changed there.',
  about: 'First look',
  accept: 'I have read this and choose it all the same',
  refusedPath: 'As things stand, this cannot work.',
} as const
