import { Authority, type Leaf } from './certificates.ts'
import { Workshop } from './programs.ts'

const rootServer = '127.53.0.1' // ".", com and net
const firstServer = '127.53.0.2' // the brand's zones and the ESP's
const secondServer = '127.53.0.3' // the brand's second name server
const resolver = '127.53.0.53'
const espAddress = '127.80.0.1'
const token = 'u001.dGhlLXRva2Vu-2Bx'

/** A tracked link that the ESP knows, on this host. */
export const linkOn = (hostname: string, scheme = 'https'): string => `${scheme}://${hostname}/ls/click?upn=${token}`

interface EdgeSetup {
  address: string
  leaf?: Leaf
  /** what stands in the location block */
  forward?: string
}

const passOn = `proxy_pass http://${espAddress}; proxy_set_header Host $host;`

/** Name servers, a resolver, edges and an ESP, all real programs on loopback. */
export async function buildWorld() {
  const workshop = new Workshop()
  const authority = new Authority(workshop)
  const name = (label: string) => `${label}.mail.brand.com`
  const leafFor = (label: string, options?: Parameters<Authority['leaf']>[2]) => authority.leaf(label, [name(label)], options)

  const edges: Record<string, EdgeSetup> = {
    good: { address: '127.80.1.1', leaf: leafFor('good') },
    rehearsed: { address: '127.80.1.2', leaf: leafFor('rehearsed') },
    expired: { address: '127.80.1.3', leaf: leafFor('expired', { from: -100, to: -10 }) },
    othername: { address: '127.80.1.4', leaf: authority.leaf('othername', ['www.brand.com']) },
    shallow: { address: '127.80.1.5', leaf: authority.leaf('shallow', ['*.brand.com']) },
    nochain: { address: '127.80.1.6', leaf: leafFor('nochain', { chain: false }) },
    selfsigned: { address: '127.80.1.7', leaf: authority.selfSigned('selfsigned', name('selfsigned')) },
    notls: { address: '127.80.1.8' },
    nohost: {
      address: '127.80.1.9',
      leaf: leafFor('nohost'),
      forward: `proxy_pass http://${espAddress}; proxy_set_header Host sendgrid.net;`,
    },
    noquery: { address: '127.80.1.10', leaf: leafFor('noquery'), forward: `rewrite ^ $uri? break; ${passOn}` },
    loop: { address: '127.80.1.11', leaf: leafFor('loop'), forward: 'return 302 $scheme://$host$request_uri;' },
    website: {
      address: '127.80.1.12',
      leaf: leafFor('website'),
      forward: "default_type text/html; return 200 '<title>Brand</title><h1>Welcome to our shop</h1>';",
    },
    blocked: { address: '127.80.1.13', leaf: leafFor('blocked'), forward: 'return 403;' },
    noorigin: { address: '127.80.1.14', leaf: leafFor('noorigin'), forward: 'proxy_pass http://127.80.9.9; proxy_set_header Host $host;' },
    stale: { address: '127.80.1.15', leaf: leafFor('stale') },
  }

  const espLeaf = authority.leaf('esp', ['*.sendgrid.net', 'sendgrid.net'])
  await startNameServers(workshop, edges, name)
  await startResolver(workshop)
  await startWeb(workshop, edges, espLeaf, Object.keys(edges).map(name))

  return {
    name,
    arguments: ['--resolver', resolver, '--ca-file', `${workshop.folder}/root.pem`, '--allow-private', '127.0.0.0/8'],
    edgeName: (label: string) => `${label}.edge.net`,
    write: (file: string, text: string) => workshop.write(file, text),
    stop: () => workshop.stop(),
  }
}

const soa = (primary: string) => `@ 60 IN SOA ${primary} hostmaster.brand.com. 1 3600 600 86400 60\n`

async function startNameServers(workshop: Workshop, edges: Record<string, EdgeSetup>, name: (label: string) => string) {
  const pointing = Object.keys(edges).filter((label) => label !== 'rehearsed')
  const brand = [
    `$ORIGIN brand.com.\n$TTL 60\n${soa('ns1.brand.com.')}@ NS ns1\n@ NS ns2\nns1 A ${firstServer}\nns2 A ${secondServer}\n`,
    ...pointing.map((label) => `${label}.mail CNAME ${label}.edge.net.\n`),
    'rehearsed.mail CNAME sendgrid.net.\natesp.mail CNAME sendgrid.net.\n',
    `doubled.mail.brand.com CNAME good.edge.net.\n`, // relative on purpose: doubled.mail.brand.com.brand.com
    'dangling.mail CNAME gone.edge.net.\nloopa.mail CNAME loopb.mail\nloopb.mail CNAME loopa.mail\n',
    'private.mail A 10.1.2.3\nmeta.mail A 169.254.169.254\nzero.mail A 0.0.0.0\n',
    'texted.mail TXT "sendgrid.net"\n',
    'dead.mail A 127.80.7.7\n',
    'lame.mail NS ns.lame.mail\nns.lame.mail A 127.53.0.1\n',
    'silent.mail NS ns.silent.mail\nns.silent.mail A 127.53.0.99\n',
  ].join('')
  const zones = {
    first: {
      'brand.com': brand,
      'sendgrid.net': `$ORIGIN sendgrid.net.\n$TTL 60\n${soa('ns1.brand.com.')}@ NS ns1.brand.com.\n@ A ${espAddress}\n`,
      'edge.net': `$ORIGIN edge.net.\n$TTL 60\n${soa('ns1.brand.com.')}@ NS ns1.brand.com.\n${Object.entries(edges)
        .map(([label, { address }]) => `${label} A ${address}\n`)
        .join('')}`,
    },
    // The second server still has yesterday's zone for one name.
    second: { 'brand.com': brand.replace('stale.mail CNAME stale.edge.net.', 'stale.mail CNAME sendgrid.net.') },
    root: {
      '.': `$ORIGIN .\n$TTL 60\n${soa('a.root.net.')}@ NS a.root.net.\na.root.net. A ${rootServer}\ncom. NS a.root.net.\nnet. NS a.root.net.\n`,
      com: `$ORIGIN com.\n$TTL 60\n${soa('a.root.net.')}@ NS a.root.net.\nbrand NS ns1.brand\nbrand NS ns2.brand\nns1.brand A ${firstServer}\nns2.brand A ${secondServer}\n`,
      net: `$ORIGIN net.\n$TTL 60\n${soa('a.root.net.')}@ NS a.root.net.\na.root A ${rootServer}\nsendgrid NS ns1.brand.com.\nedge NS ns1.brand.com.\n`,
    },
  }
  await Promise.all([
    startNsd(workshop, 'root', rootServer, zones.root),
    startNsd(workshop, 'first', firstServer, zones.first),
    startNsd(workshop, 'second', secondServer, zones.second),
  ])
  return name
}

async function startNsd(workshop: Workshop, id: string, address: string, zones: Record<string, string>) {
  const files = Object.entries(zones).map(([zone, text]) => ({
    zone,
    file: workshop.write(`${id}/${zone === '.' ? 'root' : zone}.zone`, text),
  }))
  const config = workshop.write(
    `${id}/nsd.conf`,
    [
      `server:\n  ip-address: ${address}\n  port: 53\n  username: ""\n  pidfile: "${workshop.folder}/${id}/nsd.pid"\n  database: ""\n  zonesdir: "${workshop.folder}/${id}"\n  xfrdfile: "${workshop.folder}/${id}/xfrd"\n  zonelistfile: "${workshop.folder}/${id}/zones"\n  server-count: 1\nremote-control:\n  control-enable: no\n`,
      ...files.map(({ zone, file }) => `zone:\n  name: "${zone}"\n  zonefile: "${file}"\n`),
    ].join(''),
  )
  await workshop.start('nsd', ['-d', '-c', config], address, 53)
}

async function startResolver(workshop: Workshop) {
  const hints = workshop.write('root.hints', `. 3600 NS a.root.net.\na.root.net. 3600 A ${rootServer}\n`)
  const config = workshop.write(
    'unbound.conf',
    `server:
  interface: ${resolver}
  username: ""
  chroot: ""
  directory: "${workshop.folder}"
  pidfile: "${workshop.folder}/unbound.pid"
  do-daemonize: no
  do-not-query-localhost: no
  access-control: 127.0.0.0/8 allow
  do-ip6: no
  module-config: "iterator"
  root-hints: "${hints}"
  num-threads: 1
remote-control:
  control-enable: no
`,
  )
  await workshop.start('unbound', ['-d', '-c', config], resolver, 53)
}

async function startWeb(workshop: Workshop, edges: Record<string, EdgeSetup>, espLeaf: Leaf, known: readonly string[]) {
  const servers = Object.values(edges).map(({ address, leaf, forward }) => serverBlock(address, forward ?? passOn, leaf))
  const config = workshop.write(
    'nginx.conf',
    `
worker_processes 1; pid ${workshop.folder}/nginx.pid; error_log ${workshop.folder}/error.log; user root;
events { worker_connections 256; }
http {
  access_log ${workshop.folder}/access.log;
  client_body_temp_path ${workshop.folder}/body; proxy_temp_path ${workshop.folder}/proxy;
  fastcgi_temp_path ${workshop.folder}/fastcgi; uwsgi_temp_path ${workshop.folder}/uwsgi; scgi_temp_path ${workshop.folder}/scgi;
  map $host $registered { default 0; ${known.map((host) => `${host} 1;`).join(' ')} atesp.mail.brand.com 1; }
  map "$registered:$arg_upn" $answer { default wrong; "~^0:" host; "1:${token}" link; }
  ${servers.join('\n')}
  ${serverBlock(
    espAddress,
    `
    default_type text/html;
    if ($answer = host) { return 404 '<html><head><title>Bad Hostname in Link</title></head><body>Bad hostname</body></html>'; }
    if ($answer = wrong) { return 404 '<html><head><title>Wrong Link</title></head><body>You have clicked on an invalid link.</body></html>'; }
    add_header X-Robots-Tag 'noindex, nofollow' always;
    return 302 https://www.brand.com/spring;`,
    espLeaf,
  )}
}
`,
  )
  await workshop.start('nginx', ['-p', workshop.folder, '-c', config, '-g', 'daemon off;'], espAddress, 80)
}

const serverBlock = (address: string, inside: string, leaf?: Leaf): string => `
  server {
    listen ${address}:80;
    ${leaf ? `listen ${address}:443 ssl; ssl_certificate ${leaf.certificate}; ssl_certificate_key ${leaf.key};` : ''}
    location / { ${inside} }
  }`
