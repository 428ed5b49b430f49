import { Authority, type Leaf } from './certificates.ts'
import { espMaps, linksOn, sendgrid } from './esps.ts'
import { argumentsFor, hostOf, leafZones, place, topZones } from './internet.ts'
import { startNsd, startResolver } from './name-servers.ts'
import { Workshop } from './programs.ts'
import { nginxPass, nginxServer, startNginx } from './web-servers.ts'

const net = 53
const at = place(net)
const secondServer = `127.${net}.0.3` // the brand's second name server

interface EdgeSetup {
  leaf?: Leaf
  /** what stands in the location block */
  forward?: string
}

/** The one link of a check, of a host that may not exist. */
export const linkOn = (hostname: string): string => linksOn('sendgrid', hostname)[0] ?? ''

/** Two name servers, a resolver, edges and SendGrid, all real programs on loopback, with the faults of DNS, certificates and proxies. */
export async function buildWorld() {
  const workshop = new Workshop()
  const edges = edgesOf(new Authority(workshop))
  const labels = Object.keys(edges)
  await Promise.all([
    startNsd(workshop, 'root', at.rootServer, topZones(net, delegation)),
    ...startBrand(workshop, labels),
    startResolver(workshop, at.resolver, at.rootServer),
  ])
  const servers = Object.values(edges).map(({ leaf, forward }, index) =>
    nginxServer(at.edge(index), forward ?? nginxPass(at.sendgrid), leaf),
  )
  const known = [...labels, 'atesp'].map(hostOf)
  await startNginx(workshop, [espMaps(known), ...servers, nginxServer(at.sendgrid, sendgrid)].join('\n'), at.sendgrid)
  return {
    name: hostOf,
    arguments: argumentsFor(net, workshop),
    edgeName: (label: string) => `${label}.edge.net`,
    write: (file: string, text: string) => workshop.write(file, text),
  }
}

function edgesOf(authority: Authority): Record<string, EdgeSetup> {
  const leafFor = (label: string, options?: Parameters<Authority['leaf']>[2]) => authority.leaf(label, [hostOf(label)], options)
  return {
    good: { leaf: leafFor('good') },
    rehearsed: { leaf: leafFor('rehearsed') },
    expired: { leaf: leafFor('expired', { from: -100, to: -10 }) },
    othername: { leaf: authority.leaf('othername', ['www.brand.com']) },
    shallow: { leaf: authority.leaf('shallow', ['*.brand.com']) },
    nochain: { leaf: leafFor('nochain', { chain: [] }) },
    selfsigned: { leaf: authority.selfSigned('selfsigned', hostOf('selfsigned')) },
    notls: {},
    nohost: { leaf: leafFor('nohost'), forward: `proxy_pass http://${at.sendgrid}; proxy_set_header Host sendgrid.net;` },
    noquery: { leaf: leafFor('noquery'), forward: `rewrite ^ $uri? break; ${nginxPass(at.sendgrid)}` },
    loop: { leaf: leafFor('loop'), forward: 'return 302 $scheme://$host$request_uri;' },
    website: {
      leaf: leafFor('website'),
      forward: "default_type text/html; return 200 '<title>Brand</title><h1>Welcome to our shop</h1>';",
    },
    blocked: { leaf: leafFor('blocked'), forward: 'return 403;' },
    noorigin: { leaf: leafFor('noorigin'), forward: nginxPass(`127.${net}.9.9`) },
    stale: { leaf: leafFor('stale') },
    tohttps: {
      leaf: leafFor('tohttps'),
      forward: `if ($scheme = http) { return 301 https://$host$request_uri; } ${nginxPass(at.sendgrid)}`,
    },
    tohome: { leaf: leafFor('tohome'), forward: `if ($scheme = http) { return 301 https://$host/; } ${nginxPass(at.sendgrid)}` },
    parked: {
      leaf: leafFor('parked'),
      forward: `default_type text/html; if ($scheme = http) { return 200 '<title>Parked</title>'; } ${nginxPass(at.sendgrid)}`,
    },
    password: { leaf: leafFor('password'), forward: `add_header WWW-Authenticate 'Basic realm="staging"' always; return 401;` },
    imageproxy: {
      leaf: leafFor('imageproxy'),
      forward: `if ($http_user_agent ~ GoogleImageProxy) { return 403; } ${nginxPass(at.sendgrid)}`,
    },
    rewritten: { leaf: leafFor('rewritten'), forward: `${nginxPass(at.sendgrid)} proxy_redirect https://www.brand.com/ https://$host/;` },
  }
}

const delegation = `brand NS ns1.brand\nbrand NS ns2.brand\nns1.brand A ${at.nameServer}\nns2.brand A ${secondServer}\n`

function startBrand(workshop: Workshop, labels: readonly string[]): Promise<void>[] {
  const zones = leafZones(net, labels)
  const faults = [
    `@ NS ns2\nns2 A ${secondServer}\n`,
    'atesp.mail CNAME sendgrid.net.\n',
    'doubled.mail.brand.com CNAME good.edge.net.\n', // relative on purpose: doubled.mail.brand.com.brand.com
    'dangling.mail CNAME gone.edge.net.\nloopa.mail CNAME loopb.mail\nloopb.mail CNAME loopa.mail\n',
    'private.mail A 10.1.2.3\nmeta.mail A 169.254.169.254\nzero.mail A 0.0.0.0\n',
    'texted.mail TXT "sendgrid.net"\n',
    `dead.mail A 127.${net}.7.7\n`,
    `lame.mail NS ns.lame.mail\nns.lame.mail A ${at.rootServer}\n`,
    `silent.mail NS ns.silent.mail\nns.silent.mail A 127.${net}.0.99\n`,
  ].join('')
  const brand = `${zones['brand.com']}${faults}`.replace('rehearsed.mail CNAME rehearsed.edge.net.', 'rehearsed.mail CNAME sendgrid.net.')
  // The second server still has yesterday's zone for one name.
  const yesterday = brand.replace('stale.mail CNAME stale.edge.net.', 'stale.mail CNAME sendgrid.net.')
  return [
    startNsd(workshop, 'first', at.nameServer, { ...zones, 'brand.com': brand }),
    startNsd(workshop, 'second', secondServer, { 'brand.com': yesterday }),
  ]
}
