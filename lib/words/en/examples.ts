import type { setupCodes } from '#lib/engine/findings/codes-setup.ts'
import type { Examples } from '#lib/words/types.ts'
import { applinksExamples, cdnExamples } from './examples-cdn.ts'
import { dnsExamples } from './examples-dns.ts'
import { forwardingExamples } from './examples-forwarding.ts'
import { tlsExamples } from './examples-tls.ts'

const setupExamples: Examples<keyof typeof setupCodes> = {
  'setup.link-host-not-covered': { hosts: 'click.mail.example.com' },
  'setup.esp-managed-tls-possible': { target: 'v2.spgo.io', held: false },
  'checker.could-not-check': { what: 'dns.resolvers', reason: '192.0.2.1: timeout' },
  'checker.resolver-not-believed': { name: 'link.mail.example.com', resolvers: '192.0.2.1: NXDOMAIN' },
}

/** For each diagnosis the parameters of an example. What the catalogue shows are the product's own sentences about it. */
export const findingExamples: Examples = {
  ...dnsExamples,
  ...cdnExamples,
  ...tlsExamples,
  ...forwardingExamples,
  ...applinksExamples,
  ...setupExamples,
}
