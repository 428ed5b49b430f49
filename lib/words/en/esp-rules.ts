import type { EspId } from '#lib/engine/target/target.ts'

/** What holds at one ESP and not at another: nothing here is said to a customer of another one. */
interface EspRules {
  /** how far the switch for SSL reaches, after "Switch SSL on " */
  reach: string
  /** what becomes of a link host that is left out */
  leftOut: string
  /** on verifying again, once the link host leads to an edge of the customer's own */
  verify: string
  /** what switching SSL off again means */
  switchOff: string
}

/** From each ESP's documents; Braze holds the accounts, so that its CSM is who acts. */
export const espRules: Record<EspId, EspRules> = {
  sendgrid: {
    reach: 'for the whole SendGrid account (or subuser): all of its link hosts change at once',
    leftOut: 'SendGrid switches SSL for the whole account at once: a host that is left out would break in that moment.',
    verify:
      'Nobody may press Verify for this domain at SendGrid again: it no longer finds the record that has moved, and switches the branded links off.',
    switchOff:
      'At SendGrid, SSL is one switch for the whole account (or subuser): switched off, links on all of its link hosts begin with http again, also on those that work.',
  },
  sparkpost: {
    reach: 'at SparkPost, for each tracking domain named here',
    leftOut: 'SparkPost switches HTTPS for each tracking domain by itself: a host that is left out stays on http.',
    verify:
      'SparkPost has to verify the tracking domain again once HTTPS is switched on; Braze does that. It opens the link host over HTTPS, so the CDN and its certificate have to answer.',
    switchOff:
      'At SparkPost, HTTPS is a setting of each tracking domain: switch it off for the broken one alone, and have that one verified again. Such a change takes about 5 minutes.',
  },
  ses: {
    reach: 'at Amazon SES, in the configuration set that this mail is sent with',
    leftOut: 'Amazon SES takes the rule for HTTPS from the configuration set: a host that is left out may be used by the same one.',
    verify:
      'Nothing is to be verified again at Amazon SES, but the link host has to stay a verified identity there: leave the records that prove it in DNS.',
    switchOff:
      'At Amazon SES, the rule for HTTPS belongs to the configuration set. Back at its default, a link takes the protocol of the page that it leads to: links to https pages stay https, and stay broken. Mending is what helps here.',
  },
}

/** True of every ESP. */
export const switchOffWords = {
  sent: 'Mails that were sent already keep their https links: for these only mending helps.',
  hsts: 'Where the company’s domain asks browsers for HTTPS on all of its names (HSTS), links with http do not work either.',
} as const

/** What has to stay as it is; without a CDN there is none to be kept. */
export const keepWords = {
  edge: 'Keep the CDN or proxy, its certificate, the DNS record and port 80 as they are: links in mails that were sent before still need them.',
  managed: 'Keep the DNS record of each link host as it is: every link of every mail goes this way.',
} as const

/** What is to be done and left alone once SSL is on, for the customer of one ESP. */
export const afterEnabling = (esp: EspId | null, isManaged: boolean): string[] => [
  'Send yourself a test mail: its links begin with https and land where they should.',
  isManaged ? keepWords.managed : keepWords.edge,
  // Where the ESP or Braze holds the certificate, the record did not move.
  ...(esp && !isManaged ? [espRules[esp].verify] : []),
]
