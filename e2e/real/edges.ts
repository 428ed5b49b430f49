import { espMaps, sendgrid, ses } from './esps.ts'
import { hostOf, place, startInternet } from './internet.ts'
import {
  apacheHost,
  caddySite,
  haproxyFrontend,
  joined,
  nginxPass,
  nginxServer,
  startApache,
  startCaddy,
  startHaproxy,
  startNginx,
  startVarnish,
} from './web-servers.ts'

export interface Case {
  label: string
  title: string
  esp: 'sendgrid' | 'ses'
  verdict: 'ready' | 'not-ready'
  /** the root cause; where it is ready, a warning */
  code?: string
}

/** What each program does well, and how it typically goes wrong. */
export const cases = {
  haproxy: [
    { label: 'haproxy', title: 'HAProxy, one server', esp: 'sendgrid', verdict: 'ready' },
    { label: 'haproxyses', title: 'HAProxy, links of SES', esp: 'ses', verdict: 'ready' },
    { label: 'haproxydown', title: 'HAProxy, no server', esp: 'sendgrid', verdict: 'not-ready', code: 'cdn.edge-cannot-reach-origin' },
  ],
  caddy: [
    { label: 'caddy', title: 'Caddy, reverse_proxy', esp: 'sendgrid', verdict: 'ready' },
    { label: 'caddyses', title: 'Caddy, links of SES', esp: 'ses', verdict: 'ready' },
    { label: 'caddyempty', title: 'Caddy, a site without a handler', esp: 'sendgrid', verdict: 'not-ready', code: 'cdn.edge-has-no-route' },
    {
      label: 'caddyother',
      title: 'Caddy, a site of another name',
      esp: 'sendgrid',
      verdict: 'not-ready',
      code: 'tls.edge-has-no-certificate',
    },
    { label: 'caddypage', title: 'Caddy, its default page', esp: 'sendgrid', verdict: 'not-ready', code: 'cdn.proxy-serves-default-page' },
  ],
  apache2: [
    { label: 'apache', title: 'Apache, ProxyPreserveHost', esp: 'sendgrid', verdict: 'ready' },
    { label: 'apacheses', title: 'Apache, encoded slashes let through', esp: 'ses', verdict: 'ready' },
    {
      label: 'apachehost',
      title: 'Apache, no ProxyPreserveHost',
      esp: 'sendgrid',
      verdict: 'not-ready',
      code: 'forwarding.host-header-not-forwarded',
    },
    {
      label: 'apacheslash',
      title: 'Apache, encoded slashes refused',
      esp: 'ses',
      verdict: 'not-ready',
      code: 'forwarding.path-not-forwarded-byte-for-byte',
    },
    {
      label: 'apachecanon',
      title: 'Apache, no nocanon: an escaped escape of the second link is lost',
      esp: 'ses',
      verdict: 'not-ready',
      code: 'forwarding.path-not-forwarded-byte-for-byte',
    },
  ],
  varnishd: [
    { label: 'varnish', title: 'Varnish, nothing kept', esp: 'sendgrid', verdict: 'ready' },
    { label: 'varnishkeeps', title: 'Varnish, each link kept', esp: 'sendgrid', verdict: 'ready', code: 'forwarding.responses-cached' },
    {
      label: 'varnishshares',
      title: 'Varnish, one answer for all links',
      esp: 'sendgrid',
      verdict: 'not-ready',
      code: 'forwarding.responses-cached-across-links',
    },
    { label: 'varnishdown', title: 'Varnish, no backend', esp: 'sendgrid', verdict: 'not-ready', code: 'cdn.edge-cannot-reach-origin' },
  ],
} satisfies Record<string, Case[]>

type EdgeProgram = keyof typeof cases
type World = Awaited<ReturnType<typeof startInternet>>

const net = 62
const at = place(net)
const nobody = `127.${net}.9.9`

/** The ESPs on nginx, and the edges of these programs in front of them. */
export async function buildEdges(programs: readonly EdgeProgram[]) {
  const labels = programs.flatMap((program) => cases[program].map(({ label }) => label))
  const world = await startInternet(net, labels)
  const leafOf = (label: string) => world.authority.leaf(label, [hostOf(label)])
  const start: Record<EdgeProgram, (world: World, leafOf: LeafOf) => Promise<void>> = { haproxy, caddy, apache2, varnishd }
  const tls = programs.includes('varnishd') ? varnishLabels.map((label, index) => tlsBeforeVarnish(world, label, index, leafOf)) : []
  const origins = [nginxServer(at.sendgrid, sendgrid), nginxServer(at.ses, ses)]
  await Promise.all([
    startNginx(world.workshop, [espMaps(labels.map(hostOf)), ...origins, ...tls].join('\n'), at.sendgrid),
    ...programs.map((program) => start[program](world, leafOf)),
  ])
  return world
}

type LeafOf = (label: string) => ReturnType<World['authority']['leaf']>

function haproxy({ workshop, edge }: World, leafOf: LeafOf): Promise<void> {
  const front = (label: string, backend: string) => haproxyFrontend(label, edge(label), backend, joined(workshop, label, leafOf(label)))
  const backends = `
backend sendgrid
  server esp ${at.sendgrid}:80
backend ses
  server esp ${at.ses}:80
backend empty
`
  const sections = [front('haproxy', 'sendgrid'), front('haproxyses', 'ses'), front('haproxydown', 'empty'), backends]
  return startHaproxy(workshop, sections.join(''), edge('haproxy'))
}

function caddy({ workshop, authority, edge }: World, leafOf: LeafOf): Promise<void> {
  const site = (label: string, inside: string) => caddySite(edge(label), hostOf(label), leafOf(label), inside)
  const page = workshop.write(
    'page/index.html',
    '<!DOCTYPE html><html><head><title>Caddy works!</title></head><body>Congratulations!</body></html>',
  )
  const sites = [
    site('caddy', `reverse_proxy http://${at.sendgrid}`),
    site('caddyses', `reverse_proxy http://${at.ses}`),
    site('caddyempty', ''),
    caddySite(edge('caddyother'), 'www.brand.com', authority.leaf('www', ['www.brand.com']), `reverse_proxy http://${at.sendgrid}`),
    site('caddypage', `rewrite * /index.html\n  root * ${page.replace('/index.html', '')}\n  file_server`),
  ]
  return startCaddy(workshop, sites.join(''), edge('caddy'))
}

function apache2({ workshop, edge }: World, leafOf: LeafOf): Promise<void> {
  const slashes = 'AllowEncodedSlashes NoDecode\n  MergeSlashes Off\n'
  const hosts: Record<string, string> = {
    apache: `${slashes}  ProxyPreserveHost On\n  ProxyPass "/" "http://${at.sendgrid}/" nocanon`,
    apacheses: `${slashes}  ProxyPreserveHost On\n  ProxyPass "/" "http://${at.ses}/" nocanon`,
    apachehost: `${slashes}  ProxyPass "/" "http://${at.sendgrid}/" nocanon`,
    apacheslash: `ProxyPreserveHost On\n  ProxyPass "/" "http://${at.ses}/"`,
    apachecanon: `${slashes}  ProxyPreserveHost On\n  ProxyPass "/" "http://${at.ses}/"`,
  }
  const labels = Object.keys(hosts)
  const text = labels.map((label) => apacheHost(edge(label), leafOf(label), hosts[label] ?? ''))
  return startApache(workshop, text.join(''), labels.map(edge))
}

const varnishLabels = ['varnish', 'varnishkeeps', 'varnishshares', 'varnishdown']
const behind = (index: number): string => `127.${net}.2.${index + 1}`

/** Varnish speaks no TLS: nginx does, on both ports, and passes everything on to it. */
const tlsBeforeVarnish = ({ edge }: World, label: string, index: number, leafOf: LeafOf): string =>
  nginxServer(edge(label), nginxPass(behind(index)), leafOf(label))

async function varnishd({ workshop }: World): Promise<void> {
  const backend = (address: string) => `backend esp { .host = "${address}"; .port = "80"; .connect_timeout = 1s; }\n`
  const keep = 'sub vcl_backend_response { set beresp.ttl = 1h; return (deliver); }\n'
  const vcl = [
    `${backend(at.sendgrid)}sub vcl_recv { return (pass); }\n`,
    backend(at.sendgrid) + keep,
    `${backend(at.sendgrid) + keep}sub vcl_hash { hash_data(regsub(req.url, "\\?.*", "")); return (lookup); }\n`,
    `${backend(nobody)}`,
  ]
  // One after the other: each compiles its configuration first.
  for (const [index, label] of varnishLabels.entries()) await startVarnish(workshop, label, vcl[index] ?? '', behind(index))
}
