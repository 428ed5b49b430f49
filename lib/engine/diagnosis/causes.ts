import { forwardingCodes } from '#lib/engine/findings/codes-forwarding.ts'

/**
 * What follows from what. Each row: a cause, and the codes that are explained
 * by it when both are found. `area.*` stands for every code of an area.
 * Only faults that lead visitors away from the right edge explain everything
 * that was seen there; a fault beside the way (a slow name server) explains nothing.
 */
const everythingAtTheEdge = ['cdn.*', 'tls.*', 'forwarding.*', 'applinks.*'] as const

const leadsAway = [
  'dns.domain-not-registered',
  'dns.lame-delegation',
  'dns.nameservers-without-tcp',
  'dns.nameservers-unreachable',
  'dns.dnssec-signature-invalid',
  'dns.dnssec-signature-expired',
  'dns.ds-record-without-matching-key',
  'dns.record-created-at-doubled-name',
  'dns.record-at-wrong-level',
  'dns.record-in-wrong-zone',
  'dns.underscore-or-label-dropped',
  'dns.wrong-record-type',
  'dns.wildcard-blocked-by-other-name',
  'dns.wildcard-answers-for-missing-record',
  'dns.name-does-not-exist',
  'dns.cname-loop',
  'dns.cname-chain-too-long',
  'dns.cname-target-typo',
  'dns.cname-target-has-own-domain-appended',
  'dns.cname-target-is-a-url',
  'dns.cname-target-is-an-ip-address',
  'dns.cname-target-truncated',
  'dns.cname-target-does-not-exist',
  'dns.cname-to-localhost',
  'dns.cname-to-wrong-target',
  'dns.cloudflare-record-not-proxied',
  'dns.cname-points-to-esp',
  'dns.answers-alternate-with-private-address',
  'dns.resolves-to-private-address',
  'dns.resolves-to-loopback-address',
  'dns.resolves-to-link-local-address',
  'dns.resolves-to-unspecified-address',
  'dns.edge-unreachable',
  'dns.edge-refuses-connections',
] as const

/** What a record says that visitors get is no matter where the right one stands elsewhere. */
const saidOfRecord = [
  'dns.name-does-not-exist',
  'dns.wildcard-answers-for-missing-record',
  'dns.cname-target-*',
  'dns.cname-to-*',
  'dns.cname-points-to-esp',
  'dns.cloudflare-record-not-proxied',
  'dns.resolves-to-*',
  'dns.edge-*',
  'dns.one-edge-address-dead',
  'dns.parent-and-zone-ns-differ',
  'dns.nameserver-leads-astray',
  'dns.nameservers-disagree',
  'dns.stale-resolver-cache',
  'dns.negative-answer-cached',
  'dns.leads-elsewhere-than-rehearsed',
] as const

/** Pages of an edge that forwards nothing. */
const unforwardedPages = ['cdn.edge-has-no-route', 'cdn.proxy-serves-default-page', 'cdn.edge-forwards-to-wrong-origin'] as const

/** What an edge does to visitors, as against what the ESP, the links and the way to a verdict are like. */
const doingsOfTheEdge = [
  'cdn.cloudflare-cross-account',
  'cdn.name-not-added-to-cdn',
  'cdn.client-certificate-required',
  'cdn.edge-*',
  'cdn.bot-challenge',
  'cdn.misdirected-request',
  'cdn.proxy-serves-default-page',
  'tls.*',
  'forwarding.host-header-not-forwarded',
  'forwarding.query-string-*',
  'forwarding.path-not-forwarded-byte-for-byte',
  'forwarding.redirect-loop',
  'forwarding.responses-cached-across-links',
  'forwarding.edge-*',
  'forwarding.location-rewritten',
  'forwarding.https-not-forwarded',
  'forwarding.http-*',
  'forwarding.answer-differs-from-esp',
  'forwarding.response-*',
  'forwarding.unexpected-large-response',
  'forwarding.content-encoding-broken',
  'forwarding.blocks-some-clients',
  'forwarding.one-edge-address-differs',
  'forwarding.hsts-forces-https-on-http-only-name',
] as const

export const causes: readonly (readonly [cause: string, effects: readonly string[]])[] = [
  ['checker.could-not-check', ['forwarding.needs-a-real-link']],
  ['dns.record-entered-at-wrong-dns-host', [...saidOfRecord, ...everythingAtTheEdge]],
  ...leadsAway.map((code) => [code, everythingAtTheEdge] as const),
  // A place that visitors should not be led to may well be dead; that is not the matter.
  ...leadsAway
    .filter((code) => !code.startsWith('dns.edge-'))
    .map(
      (code) =>
        [
          code,
          [
            'dns.edge-unreachable',
            'dns.edge-refuses-connections',
            'dns.one-edge-address-dead',
            'dns.no-ipv4-address',
            'dns.leads-elsewhere-than-rehearsed',
          ],
        ] as const,
    ),
  // What an old edge does is no fault of the one that was set up.
  [
    'dns.leads-elsewhere-than-rehearsed',
    [...everythingAtTheEdge, 'dns.edge-unreachable', 'dns.edge-refuses-connections', 'dns.one-edge-address-dead', 'dns.caa-*'],
  ],
  [
    'dns.ipv6-address-serves-other-site',
    [
      'tls.one-edge-has-expired-certificate',
      'tls.hostname-mismatch',
      'tls.wildcard-too-shallow',
      'tls.edge-default-certificate',
      'tls.esp-certificate-shown',
      'tls.self-signed-certificate',
      'forwarding.one-edge-address-differs',
    ],
  ],
  // A name server with an old zone sends a part of the visitors to the ESP, or to a former edge.
  ...['dns.nameservers-disagree', 'dns.parent-and-zone-ns-differ'].map(
    (code) =>
      [
        code,
        [
          'dns.nameserver-leads-astray',
          'tls.esp-certificate-shown',
          'tls.one-edge-has-expired-certificate',
          'forwarding.one-edge-address-differs',
        ],
      ] as const,
  ),
  ['dns.nameserver-leads-astray', ['tls.esp-certificate-shown', 'tls.one-edge-has-expired-certificate']],
  // A resolver that checks signatures has none to give where they do not hold.
  ...['dns.dnssec-*', 'dns.ds-record-without-matching-key', 'dns.lame-delegation', 'dns.nameservers-unreachable'].map(
    (code) => [code, ['dns.resolver-has-no-answer']] as const,
  ),
  ['dns.multiple-cnames', [...everythingAtTheEdge, 'dns.nameservers-disagree', 'dns.cname-with-other-records']],
  ['dns.cname-with-other-records', ['dns.nameservers-disagree']],
  // The alias at an apex is what stands beside the zone's own SOA and NS.
  ['dns.cname-at-apex', ['dns.cname-with-other-records', ...everythingAtTheEdge]],
  ['dns.lame-delegation', ['dns.one-nameserver-lame', 'dns.nameservers-disagree', 'dns.parent-and-zone-ns-differ']],
  ['dns.nameservers-without-tcp', ['dns.one-nameserver-without-tcp']],
  ['dns.nameservers-unreachable', ['dns.one-nameserver-unreachable']],
  // Nothing can stand in a domain that does not exist.
  ['dns.domain-not-registered', ['dns.record-missing', 'dns.record-misplaced']],
  [
    'dns.caa-forbids-cdn-ca',
    ['tls.edge-default-certificate', 'tls.edge-has-no-certificate', 'tls.hostname-mismatch', 'dns.caa-forbids-issuing-ca'],
  ],
  ['cdn.cloudflare-cross-account', ['tls.*', 'cdn.name-not-added-to-cdn', 'forwarding.*']],
  // A CDN that does not know the name has no certificate for it, and forwards nothing.
  [
    'cdn.name-not-added-to-cdn',
    ['tls.edge-default-certificate', 'tls.edge-has-no-certificate', 'tls.hostname-mismatch', 'tls.acm-region', 'cdn.*', 'forwarding.*'],
  ],
  [
    'tls.https-port-closed',
    ['forwarding.https-not-forwarded', 'forwarding.hsts-forces-https-on-http-only-name', 'forwarding.needs-a-real-link'],
  ],
  [
    'tls.https-port-filtered',
    ['forwarding.https-not-forwarded', 'forwarding.hsts-forces-https-on-http-only-name', 'forwarding.needs-a-real-link'],
  ],
  [
    'tls.plain-http-on-443',
    ['forwarding.https-not-forwarded', 'forwarding.hsts-forces-https-on-http-only-name', 'forwarding.needs-a-real-link'],
  ],
  [
    'tls.edge-has-no-certificate',
    ['forwarding.https-not-forwarded', 'forwarding.hsts-forces-https-on-http-only-name', 'tls.acm-region', 'forwarding.needs-a-real-link'],
  ],
  [
    'tls.protocol-too-old',
    ['forwarding.https-not-forwarded', 'forwarding.hsts-forces-https-on-http-only-name', 'forwarding.needs-a-real-link'],
  ],
  ...[
    'tls.no-browser-cipher',
    'tls.large-client-hello-fails',
    'tls.certificates-too-large',
    'tls.handshake-cut-off',
    'tls.handshake-broken',
  ].map(
    (code) =>
      [code, ['forwarding.https-not-forwarded', 'forwarding.hsts-forces-https-on-http-only-name', 'forwarding.needs-a-real-link']] as const,
  ),
  // A key that no browser takes leaves no signature to agree on.
  ['tls.weak-key', ['tls.no-browser-cipher']],
  ['tls.edge-default-certificate', ['tls.hostname-mismatch', 'tls.acm-region', 'forwarding.hsts-forces-https-on-http-only-name']],
  ['cdn.client-certificate-required', ['tls.*', 'forwarding.*']],
  ['tls.*', ['forwarding.hsts-forces-https-on-http-only-name']],
  ['cdn.two-cdns-in-a-row', ['cdn.not-the-chosen-one']],
  // Nobody is sent to mend an edge that visitors should not be led to.
  ['cdn.not-the-chosen-one', doingsOfTheEdge],
  // What is known of the request says more than that the answers differ.
  ...[
    'forwarding.edge-hangs',
    'forwarding.unexpected-large-response',
    'forwarding.headers-too-large',
    'forwarding.rate-limited-by-esp',
    'forwarding.edge-redirects-to-internal-address',
    'forwarding.https-not-forwarded',
    'forwarding.redirect-loop',
    'forwarding.blocks-some-clients',
  ].map((code) => [code, ['forwarding.answer-differs-from-esp']] as const),
  ['forwarding.answer-differs-from-esp', ['forwarding.http-not-forwarded']],
  ['forwarding.esp-does-not-answer', ['forwarding.needs-a-real-link']],
  // A server with a block for each scheme forwards in one of them: that is more than what the other one says.
  ['forwarding.https-not-forwarded', [...unforwardedPages]],
  // What the edge answers by itself hides what the ESP would have said.
  ...[
    'cdn.edge-blocks-requests',
    'cdn.bot-challenge',
    'cdn.edge-asks-for-password',
    'cdn.misdirected-request',
    'cdn.edge-cannot-reach-origin',
    'cdn.edge-origin-tls-failure',
    'cdn.edge-forwards-to-wrong-esp',
  ].map((code) => [code, ['forwarding.*']] as const),
  ...unforwardedPages.map(
    (code) => [code, Object.keys(forwardingCodes).filter((other) => other !== 'forwarding.https-not-forwarded')] as const,
  ),
  ['cdn.proxy-serves-default-page', ['cdn.edge-forwards-to-wrong-origin', 'cdn.edge-has-no-route']],
  ['cdn.edge-forwards-to-wrong-esp', ['cdn.edge-forwards-to-wrong-origin']],
  ['cdn.bot-challenge', ['cdn.edge-blocks-requests']],
  ['forwarding.redirect-loop', ['forwarding.http-not-forwarded', 'forwarding.https-not-forwarded', 'forwarding.location-rewritten']],
  [
    'forwarding.host-header-not-forwarded',
    ['forwarding.tracking-domain-not-registered-at-esp', 'forwarding.responses-cached-across-links'],
  ],
  ['forwarding.edge-redirects-to-internal-address', ['forwarding.location-rewritten', 'forwarding.http-not-forwarded']],
  ['forwarding.responses-cached-across-links', ['forwarding.responses-cached', 'forwarding.query-string-not-forwarded']],
  ['forwarding.edge-hangs', ['forwarding.edge-slow', 'forwarding.https-not-forwarded', 'forwarding.http-not-forwarded']],
  ['forwarding.http-redirect-drops-query', ['forwarding.http-not-forwarded']],
]

/** The order in which faults are mended: by rank, then by the order of the code table. */
const ranks: readonly (readonly [pattern: string, rank: number])[] = [
  ['dns.ipv6-address-serves-other-site', 35],
  // Time mends it: whatever somebody can mend comes first.
  ['dns.stale-resolver-cache', 65],
  ['dns.negative-answer-cached', 65],
  ['dns.*', 10],
  ['cdn.name-not-added-to-cdn', 20],
  ['cdn.cloudflare-cross-account', 20],
  ['cdn.client-certificate-required', 25],
  ['tls.*', 30],
  ['cdn.*', 40],
  ['forwarding.*', 50],
  ['applinks.*', 60],
  ['setup.*', 70],
  ['checker.*', 80],
]

/** Whether a code is the pattern, or begins with it up to its `*`. */
export const matches = (pattern: string, code: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : pattern === code

/** When a fault of this code is mended relative to others: smaller is sooner. */
export const rankOf = (code: string): number => ranks.find(([pattern]) => matches(pattern, code))?.[1] ?? 90
