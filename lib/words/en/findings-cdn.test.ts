import { expect, test } from 'vitest'
import { edgeProviderIds } from '#lib/engine/target/target.ts'
import type { WordContext } from '#lib/words/types.ts'
import { cdnFindings } from './findings-cdn.ts'

const context: WordContext = {
  hostname: 'link.mail.example.com',
  espName: 'SendGrid',
  espTarget: 'sendgrid.net',
  edgeName: 'Fastly',
  edge: 'fastly',
  esp: 'sendgrid',
}

const pageCodes = [
  'cdn.cloudflare-cross-account',
  'cdn.name-not-added-to-cdn',
  'cdn.client-certificate-required',
  'cdn.edge-asks-for-password',
  'cdn.bot-challenge',
  'cdn.edge-blocks-requests',
  'cdn.misdirected-request',
  'cdn.edge-has-no-route',
  'cdn.proxy-serves-default-page',
  'cdn.edge-origin-tls-failure',
  'cdn.edge-cannot-reach-origin',
] as const

test.each(pageCodes)('%s reads well for every provider', (code) => {
  for (const provider of edgeProviderIds) {
    const words = cdnFindings[code]({ provider, cdn: 'a proxy of your own', page: '403 "Bad request."' }, context)
    for (const text of Object.values(words)) expect(text).toMatch(/^[A-Z"\d]|^link\.mail/)
    for (const text of [words.found, words.expected, words.why, words.fix]) expect(text).toMatch(/[.]"?$/)
    expect(Object.values(words).join(' ')).not.toMatch(/undefined|invalid|oops|please|sorry|\."\./i)
  }
})

test('names the console of the CDN, and the origin of this ESP', () => {
  const { fix } = cdnFindings['cdn.edge-cannot-reach-origin']({ provider: 'fastly', cdn: 'Fastly', page: '503 of Fastly' }, context)
  expect(fix).toBe("In Fastly, open the service's Hosts: address sendgrid.net, port 443, TLS on, SNI host name sendgrid.net.")
})

test('tells an end that is to come from one that has come', () => {
  const given = { product: 'Edgio', closedToNew: '2025-01-15', ends: '2025-01-15', successor: 'any CDN of the list', name: 'x.edgio.net' }
  expect(cdnFindings['cdn.product-retired']({ ...given, ended: true }, context).title).toBe('Edgio was shut down on 15 January 2025')
  expect(cdnFindings['cdn.product-retired']({ ...given, ended: false }, context).title).toBe('Edgio ends on 15 January 2025')
})
