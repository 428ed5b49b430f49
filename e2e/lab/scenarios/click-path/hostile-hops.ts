import { addSite } from '#e2e/lab/changes.ts'
import { addRecords } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario, goodCertificate } from '#e2e/lab/define.ts'
import { clickPath } from '#e2e/lab/links.ts'

const domain = 'hostile-hops.com'
const chain = Array.from({ length: 12 }, (_, n) => `c${n}.${domain}`)

/** Where the links of one mail lead, by a name for the test: all but `fine` go wrong after the link host. */
export const hostile = {
  fine: `https://www.${domain}/offers/1`,
  'to-loopback': 'http://127.0.0.1/admin',
  'to-metadata': 'http://169.254.169.254/latest/meta-data/',
  'to-ipv6-loopback': 'http://[::1]/',
  'to-odd-loopback': 'http://0x7f.1/',
  'to-private-name': `http://inside.${domain}/`,
  'to-half-private-name': `http://half.${domain}/offers/1`,
  'to-other-port': `https://www.${domain}:8443/`,
  'to-loop': `https://loop.${domain}/a`,
  'to-chain': `https://${chain[0]}/`,
  'to-script': 'javascript:alert(1)',
  'to-mail': `mailto:sales@${domain}`,
  'to-http': `http://www.${domain}/offers/1`,
  'to-other-certificate': `https://wrong.${domain}/offers/1`,
  'to-silence': `https://quiet.${domain}/`,
  'to-endless-body': `https://endless.${domain}/`,
  'to-nowhere': `https://gone.${domain}/`,
  'to-missing-page': `https://www.${domain}/not-there`,
  'to-meta-refresh': `https://forwarding.${domain}/`,
} as const
export type HostileLink = keyof typeof hostile

/** The link on the link host that leads there. */
export const hostileLink = (name: HostileLink): string => `https://link.mail.${domain}${pathOf(name)}`

const pathOf = (name: HostileLink): string => clickPath('sendgrid', `hostile/${name}`, hostile[name], 'query')

const links: Change = ({ world }) => {
  for (const [name, location] of Object.entries(hostile)) world.account.links.push({ path: pathOf(name as HostileLink), location })
}

const page = (label: string, number: number, behaviour: Parameters<typeof addSite>[0]['behaviour'], ports = {}): Change[] => [
  addRecords({ name: `${label}.${domain}`, type: 'A', data: `95.216.7.${number}` }),
  addSite({
    kind: 'nginx',
    hostnames: [`${label}.${domain}`],
    addresses: [`95.216.7.${number}`],
    certificate: goodCertificate(`${label}.${domain}`),
    behaviour,
    ...ports,
  }),
]

const forwardingPage = '<html><head><meta http-equiv="refresh" content="0; url=https://elsewhere.example/"></head><body></body></html>'

export const scenario = defineScenario({
  id: 'hostile-hops',
  title: 'The link host is in order, and links lead on to places that are not',
  setup: { esp: 'sendgrid', cdn: 'cloudfront' },
  changes: [
    links,
    addRecords({ name: `inside.${domain}`, type: 'A', data: '10.0.0.5' }),
    addRecords({ name: `half.${domain}`, type: 'A', data: '10.0.0.5' }, { name: `half.${domain}`, type: 'A', data: '198.202.211.7' }),
    ...page('loop', 1, { loop: true }),
    ...page('wrong', 2, { origin: 'blank' }, { certificate: goodCertificate(`other.${domain}`) }),
    ...page('quiet', 3, { origin: 'blank' }, { port80: 'accepts-only', port443: 'accepts-only' }),
    ...page('endless', 4, { origin: 'blank', body: 'endless' }),
    ...page('forwarding', 5, { files: { '/': { type: 'text/html', body: forwardingPage } } }),
    ...chain.map((name) => addRecords({ name, type: 'A', data: '95.216.7.6' })),
    ...chain.map((name, n) =>
      addSite({
        kind: 'nginx',
        hostnames: [name],
        addresses: ['95.216.7.6'],
        certificate: goodCertificate(name),
        behaviour: { redirectsTo: `https://c${n + 1}.${domain}/` },
      }),
    ),
  ],
  expect: { verdict: 'ready' },
})
