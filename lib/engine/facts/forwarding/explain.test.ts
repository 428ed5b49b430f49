import { expect, test } from 'vitest'
import type { HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { deriveDelivery } from './delivery.ts'
import type { Outcome } from './explain.ts'
import {
  answer,
  badHostname,
  but,
  direct,
  evidenceOf,
  healthy,
  host,
  link,
  page,
  redirect,
  sent,
  shop,
  wrongLink,
} from './sample-evidence.ts'

const plainHttps = (exchange: HttpExchange) => exchange.role === 'link-host'
const withoutOrigin = (http: readonly HttpExchange[]) => http.filter(plainHttps)
const gif = answer(200, { 'content-type': 'image/gif' }, `GIF89a${'x'.repeat(37)}`)
const self = `https://${host}${link.sendgrid}`
const site = page(200, 'Shop')
const madeUp = (http: HttpExchange[]) => http.map((item) => ({ ...item, kind: 'made-up' as const }))
const smoke = (http: HttpExchange[]) => http.map((item) => ({ ...item, kind: 'documented' as const, path: '/f/a/b/c/d' }))
const msys = { server: 'msys-http', 'content-type': 'text/plain' }
const encodedLink = '/ls/click?upn=u001.abcdefgh%2Bij'

type Case = [name: string, outcome: Outcome, http: HttpExchange[], target?: Partial<Target>]

/** The same over both schemes. */
const everywhere = (what: Parameters<typeof sent>[1]) => [sent('link', what), sent('link', what, { scheme: 'http' })]

/** A link that the ESP turns down, and what other samples make of it. */
const turnedDown = [sent('link', wrongLink), direct('link', wrongLink)]
const otherLink = '/ls/click?upn=u001.zyxwvuts-2Bij'
const second = (atEdge: HttpResponse, atEsp?: HttpResponse, path = otherLink) => [
  sent('second-link', atEdge, { path }),
  ...(atEsp ? [direct('second-link', atEsp, { path })] : []),
]
/** A link whose query holds the page's address, with where the edge and the ESP send it. */
const toPage = (seen: string, atEsp: string) => {
  const path = '/ls/click?url=https%3A%2F%2Fshop.example%2Fsale'
  return [...but(...everywhere(redirect(seen))), direct('link', redirect(atEsp))]
    .filter((item, index, all) => item.role !== 'origin' || index === all.length - 1)
    .map((item) => ({ ...item, path }))
}
const none = answer(404, msys)
const atSparkPost = { esp: 'sparkpost' as const }
const unknownLinks: Case[] = [
  ['Wrong Link at the ESP too, one link', 'link-unknown', but(...turnedDown)],
  ['Wrong Link at the ESP too, two links', 'unknown-at-esp', but(...turnedDown, ...second(wrongLink, wrongLink))],
  ['Wrong Link at the ESP too, the second link not asked there', 'unknown-at-esp', but(...turnedDown, ...second(wrongLink))],
  ['Wrong Link at the ESP too, the same link twice', 'link-unknown', but(...turnedDown, ...second(wrongLink, wrongLink, link.sendgrid))],
  [
    'Wrong Link at the ESP too, and one link with =3D',
    'link-unknown',
    but(...turnedDown, ...second(wrongLink, wrongLink, '/ls/click?upn=3Du001.x')),
  ],
  [
    'Wrong Link at the ESP too, and one link with a full stop',
    'link-unknown',
    but(...turnedDown, ...second(wrongLink, wrongLink, `${otherLink}.`)),
  ],
  ['Wrong Link at the ESP too, the second link served', 'link-unknown', but(...turnedDown, ...second(redirect(shop), redirect(shop)))],
  [
    'Wrong Link at the ESP too, the second link served there alone',
    'link-unknown',
    but(...turnedDown, ...second(wrongLink, redirect(shop))),
  ],
  [
    'Wrong Link at the ESP too, the pixel served',
    'link-unknown',
    but(...turnedDown, ...second(wrongLink, wrongLink), sent('open', gif), direct('open', gif)),
  ],
  [
    'Wrong Link at the ESP too, for the pixel as well',
    'unknown-at-esp',
    but(...turnedDown, sent('open', wrongLink, { path: '/ss/o/u001.a' }), direct('open', wrongLink, { path: '/ss/o/u001.a' })),
  ],
  [
    'SparkPost knows no link and no test path',
    'unknown-at-esp',
    but(sent('link', none), direct('link', none), direct('test-path', none)),
    atSparkPost,
  ],
  [
    'SparkPost knows the test path',
    'link-unknown',
    but(
      sent('link', none),
      direct('link', none),
      direct('test-path', redirect('https://www.sparkpost.com/', msys), { path: '/f/a/b/c/d' }),
    ),
    atSparkPost,
  ],
]

const cases: Case[] = [
  ['a web page over HTTPS, the ESP over HTTP', 'only-http', but(sent('link', site), sent('control', site))],
  [
    'a web page over HTTPS, the same for made-up links',
    'only-http',
    madeUp([sent('link', site), sent('link', wrongLink, { scheme: 'http' })]),
  ],
  ['a healthy link', 'delivered', [...healthy]],
  [
    'a link that another region serves as the edge does',
    'other-region-serves',
    but(direct('link', wrongLink), direct('other-region', redirect(shop), { variant: 'eu.sendgrid.net' })),
  ],
  [
    'the page of another region, where a lost Host would read otherwise',
    'wrong-region',
    but(...everywhere(wrongLink), direct('own-host', badHostname), direct('other-region', wrongLink)),
  ],
  [
    'the page of another region, while nobody knows how a lost Host would read',
    'not-esp',
    but(...everywhere(wrongLink), direct('other-region', wrongLink)),
  ],
  [
    'Bad Hostname, as in another region and without the Host alike',
    'host-lost',
    but(...everywhere(badHostname), direct('own-host', badHostname), direct('other-region', badHostname)),
  ],
  [
    'the link, served once the name stands in another header too',
    'host-lost',
    but(...everywhere(answer(400)), sent('other-path', redirect(shop), { variant: 'forwarded-host' })),
    { esp: 'ses' },
  ],
  [
    'a query whose escapes survive, where neither form of the token does',
    'query-encoded',
    but(
      ...everywhere(wrongLink),
      direct('without-query', wrongLink),
      sent('other-path', redirect(shop), { variant: 'query-dashed', path: '/ls/click?upn=u001.abcdefgh-2Bij' }),
    ),
  ],
  ['an error, and the link the next time', 'varies', but(...everywhere(answer(502)), sent('repeat', redirect(shop)))],
  ['the link, and an error the next time', 'varies', but(sent('repeat', answer(502)))],
  [
    "SparkPost's test path, unknown to SparkPost itself",
    'unknown-at-esp',
    smoke([sent('link', answer(404, msys)), direct('link', answer(404, msys))]),
    { esp: 'sparkpost' },
  ],
  ['a healthy link, the ESP not asked', 'delivered', withoutOrigin(healthy)],
  ['the same redirect with another status', 'delivered', but(sent('link', answer(301, { location: shop })), direct('control', wrongLink))],
  ['two links to one page', 'delivered', but(sent('second-link', redirect(shop)), direct('second-link', redirect(shop)))],
  [
    'a stored answer from before the Host was lost',
    'host-lost',
    but(sent('link', redirect(shop, { age: '900' })), sent('control', badHostname), direct('control', wrongLink)),
  ],
  [
    'a stored answer from before the origin was changed',
    'not-esp',
    but(sent('link', redirect(shop, { age: '900' })), sent('control', page(200, 'Shop')), direct('control', wrongLink)),
  ],
  [
    'a stored answer, the spoiled link as at the ESP',
    'delivered',
    but(sent('link', redirect(shop, { age: '9' })), direct('control', wrongLink)),
  ],
  ['an edge that redirects everything, the ESP not asked', 'not-esp', withoutOrigin(but(sent('control', redirect(shop))))],
  [
    'an edge that redirects everything with the path, the ESP not asked',
    'not-esp',
    withoutOrigin(
      but(
        sent('link', redirect(`https://www.example.com${link.sendgrid}`)),
        sent('control', redirect('https://www.example.com/ls/click?upn=x')),
      ),
    ),
  ],
  ['an edge that redirects everything to the very page of the link', 'not-esp', but(sent('control', redirect(shop)))],
  ['a web site that answers everything', 'not-esp', but(...everywhere(site), sent('control', site), direct('control', wrongLink))],
  [
    'a parked page that redirects',
    'not-esp',
    but(...everywhere(redirect('https://parked.example/')), sent('control', redirect('https://parked.example/'))),
  ],
  ['no link answered with a redirect, the ESP not asked', 'not-esp', withoutOrigin(but(sent('link', site)))],
  ['Bad Hostname at the edge', 'host-lost', but(sent('link', badHostname), direct('own-host', badHostname))],
  ['Bad Hostname, the ESP not asked', 'host-lost', withoutOrigin(but(sent('link', badHostname)))],
  [
    'SES answers as to its own name',
    'host-lost',
    but(sent('link', answer(400, {}, 'Bad Request')), direct('own-host', answer(400, {}, 'Bad Request'))),
    { esp: 'ses' },
  ],
  ['Bad Hostname at the ESP too', 'unknown-at-esp', but(sent('link', badHostname), direct('link', badHostname))],
  ...unknownLinks,
  ['an address that was escaped once more', 'query-encoded', toPage('https%3A%2F%2Fshop.example%2Fsale', 'https://shop.example/sale')],
  [
    'an address that was escaped once more, its slashes not',
    'query-encoded',
    toPage('https%3A//shop.example/sale', 'https://shop.example/sale'),
  ],
  [
    'an address whose own query was escaped once more',
    'query-encoded',
    toPage('https://shop.example/?a=b%2520c', 'https://shop.example/?a=b%20c'),
  ],
  ['an address whose own query lost its escapes', 'query-decoded', toPage('https://shop.example/?a=b c', 'https://shop.example/?a=b%20c')],
  ['a page of the link host itself', 'not-esp', toPage('/login', 'https://shop.example/sale')],
  [
    'a lost Host and a lost query that read alike',
    'query-lost',
    but(...everywhere(wrongLink), direct('own-host', wrongLink), direct('without-query', wrongLink)),
  ],
  [
    'the same, where the pixel is lost too',
    'host-lost',
    but(
      ...everywhere(wrongLink),
      direct('own-host', wrongLink),
      direct('without-query', wrongLink),
      sent('open', wrongLink),
      direct('open', gif),
    ),
  ],
  [
    'the same, where the pixel is served',
    'query-lost',
    but(
      ...everywhere(wrongLink),
      direct('own-host', wrongLink),
      direct('without-query', wrongLink),
      sent('open', gif),
      direct('open', gif),
    ),
  ],
  ['Wrong Link for a made-up link', 'unproven', madeUp([sent('link', wrongLink), direct('link', wrongLink)])],
  ['Wrong Link for a made-up link, the ESP not asked', 'unproven', madeUp([sent('link', wrongLink)])],
  ['Bad Hostname for a made-up link', 'host-lost', madeUp([sent('link', badHostname), direct('link', wrongLink)])],
  ['a web site for a made-up link', 'not-esp', madeUp([sent('link', site), direct('link', wrongLink)])],
  ['a made-up link that is redirected', 'not-esp', madeUp([sent('link', redirect('https://www.example.com/'))])],
  ['the query lost', 'query-lost', but(sent('link', wrongLink), direct('without-query', wrongLink), direct('own-host', badHostname))],
  [
    'the query encoded once more',
    'query-encoded',
    but(
      sent('link', wrongLink, { path: encodedLink }),
      direct('without-query', wrongLink),
      sent('other-path', redirect(shop), { variant: 'query-decoded' }),
    ),
  ],
  [
    'the query decoded once more',
    'query-decoded',
    but(sent('link', wrongLink), direct('without-query', wrongLink), sent('other-path', redirect(shop), { variant: 'query-encoded' })),
  ],
  [
    'the path decoded, shown by undoing',
    'path-changed',
    but(
      sent('link', answer(404, {}, 'Not Found')),
      direct('own-host', answer(400, {}, 'x')),
      sent('other-path', redirect(shop), { variant: 'path-encoded' }),
    ),
  ],
  [
    'errors that read alike, and an open that is served',
    'path-changed',
    but(
      sent('link', answer(400, {}, 'Bad Request')),
      direct('own-host', answer(400, {}, 'Bad Request')),
      direct('other-path', answer(400, {}, 'Bad Request'), { variant: 'path-decoded' }),
      sent('open', gif),
      direct('open', gif),
    ),
    { esp: 'ses' },
  ],
  [
    'slashes merged, shown by the answer',
    'path-changed',
    but(sent('link', wrongLink), direct('other-path', wrongLink, { variant: 'slashes-merged' }), direct('own-host', badHostname)),
  ],
  [
    'an untitled 404 is nobody in particular',
    'not-esp',
    but(...everywhere(answer(404, {}, 'a')), direct('own-host', answer(404, {}, 'b'))),
  ],
  ['one answer for all links', 'shared-cache', but(sent('control', redirect(shop)), direct('control', wrongLink))],
  [
    'one answer for all links, said to be stored',
    'shared-cache',
    but(sent('link', redirect(shop, { age: '5' })), sent('control', redirect(shop, { age: '5' })), direct('control', wrongLink)),
  ],
  ['one answer for both links', 'shared-cache', but(sent('second-link', redirect(shop)), direct('second-link', redirect(`${shop}&n=2`)))],
  [
    "an older link's answer for all, from a cache",
    'shared-cache',
    but(sent('link', redirect('https://old.example/', { age: '90' })), sent('control', redirect('https://old.example/', { age: '90' }))),
  ],
  ['the page in place of the redirect', 'redirects-followed', but(sent('link', site), direct('control', wrongLink))],
  ['an error of the edge on the link alone', 'not-esp', but(...everywhere(answer(502)), direct('control', wrongLink))],
  ['the Location on the link host', 'location-rewritten', but(sent('link', redirect(`https://${host}/sale?x=1`)))],
  ['the Location without its query', 'location-rewritten', but(sent('link', redirect('https://shop.example/sale')))],
  [
    'the Location elsewhere, while the ESP answers the rest',
    'location-rewritten',
    but(sent('link', redirect('https://x.example/')), direct('control', wrongLink)),
  ],
  ['a redirect to itself', 'loop', but(sent('link', redirect(self)))],
  [
    'HTTP and HTTPS redirect to each other',
    'loop',
    but(sent('link', redirect(self.replace('https', 'http'))), sent('link', redirect(self), { scheme: 'http' })),
  ],
  ['HTTPS sent to HTTP', 'sent-to-http', but(sent('link', redirect(self.replace('https', 'http'))))],
  ['a redirect to a private address', 'sent-inside', but(sent('link', redirect('http://10.0.0.5/')))],
  ['a redirect to a mapped private address', 'sent-inside', but(sent('link', redirect('http://[::ffff:10.0.0.5]/')))],
  ['a redirect to localhost', 'sent-inside', but(sent('link', redirect('http://localhost:8080/x')))],
  ['the rate limit', 'rate-limited', but(sent('link', answer(403, { server: 'msys-http' }))), { esp: 'sparkpost' }],
  [
    "SparkPost's test path",
    'delivered',
    smoke([sent('link', redirect('https://sp.example/', msys)), direct('link', redirect('https://sp.example/', msys))]),
    { esp: 'sparkpost', links: [] },
  ],
  [
    "SparkPost's test path, the ESP not asked",
    'delivered',
    smoke([sent('link', redirect('https://sp.example/', msys)), sent('second-link', answer(404, msys))]),
    { esp: 'sparkpost', links: [] },
  ],
  [
    "SparkPost's test path behind a CDN that renames the server, the ESP not asked",
    'not-esp',
    smoke([sent('link', redirect('https://sp.example/', { ...msys, server: 'cloudflare' }))]),
    { esp: 'sparkpost', links: [] },
  ],
  [
    "SparkPost's test path with the answer of its own name",
    'host-lost',
    smoke([sent('link', answer(404, msys)), direct('link', redirect('https://sp.example/', msys)), direct('own-host', answer(404, msys))]),
    { esp: 'sparkpost', links: [] },
  ],
  [
    'an error of SES with an id of its own in each answer',
    'unproven',
    madeUp([
      sent('link', answer(404, { 'content-type': 'text/plain' }, 'No such link. Request 7f3a-11, 10:04:01')),
      direct('link', answer(404, { 'content-type': 'text/plain' }, 'No such link. Request 90bc-27, 10:04:02')),
    ]),
    { esp: 'ses', links: [] },
  ],
  ['a real open pixel', 'delivered', but(sent('open', gif), direct('open', gif))],
]

test.each(cases)('%s: %s', (_name, outcome, http, target) => {
  expect(deriveDelivery(evidenceOf(http, target))?.outcome).toBe(outcome)
})

test('nothing is derived where the edge answered nothing over HTTPS', () => {
  expect(deriveDelivery(evidenceOf(but(sent('link', 'refused'))))).toBeNull()
})

test('in a rehearsal the edge is judged, not what DNS leads to', () => {
  const http = [sent('link', badHostname), sent('link', redirect(shop), { role: 'edge' }), direct('link', redirect(shop))]
  expect(deriveDelivery(evidenceOf(http, { edge: 'd1.cloudfront.net' }))?.outcome).toBe('delivered')
})
