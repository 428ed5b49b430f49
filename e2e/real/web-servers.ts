import { readFileSync } from 'node:fs'
import type { Leaf } from './certificates.ts'
import type { Workshop } from './programs.ts'

/**
 * nginx: one server on ports 80 and, with a certificate, 443. OpenSSL would not take weak keys
 * and old signatures on its usual level; what is spoken is said apart from that.
 */
export const nginxServer = (address: string, inside: string, leaf?: Leaf, protocols = 'TLSv1.2 TLSv1.3'): string => `
  server {
    listen ${address}:80;
    ${leaf ? `listen ${address}:443 ssl; ssl_protocols ${protocols}; ssl_ciphers DEFAULT:@SECLEVEL=0; ssl_certificate ${leaf.certificate}; ssl_certificate_key ${leaf.key};` : ''}
    location / { ${inside} }
  }`

/** nginx: passes everything on to an ESP under the visitor's Host. */
export const nginxPass = (to: string): string => `proxy_pass http://${to}; proxy_set_header Host $host;`

/** Starts nginx with what stands in its `http` block; ready when it listens at this address on port 80. */
export async function startNginx(workshop: Workshop, http: string, address: string): Promise<void> {
  const { folder } = workshop
  const config = workshop.write(
    'nginx.conf',
    `
worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log; user root;
events { worker_connections 256; }
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  ${http}
}
`,
  )
  await workshop.start('nginx', ['-p', folder, '-c', config, '-g', 'daemon off;'], address, 80)
}

/** HAProxy: a front end on both ports. */
export const haproxyFrontend = (name: string, address: string, backend: string, certificate: string): string => `
frontend ${name}
  bind ${address}:80
  bind ${address}:443 ssl crt ${certificate}
  default_backend ${backend}
`

/** A file with certificate and key, as HAProxy wants it. */
export const joined = (workshop: Workshop, name: string, leaf: Leaf): string =>
  workshop.write(`${name}.joined.pem`, readFileSync(leaf.certificate, 'utf8') + readFileSync(leaf.key, 'utf8'))

export const startHaproxy = (workshop: Workshop, sections: string, address: string): Promise<void> =>
  startHaproxyFile(
    workshop,
    `defaults
  mode http
  timeout connect 2s
  timeout client 10s
  timeout server 10s
${sections}`,
    { label: 'haproxy', address },
  )

/** One HAProxy by a whole file of its own. */
export async function startHaproxyFile(
  workshop: Workshop,
  text: string,
  { label, address }: { label: string; address: string },
): Promise<void> {
  const config = workshop.write(`${label}.cfg`, `global\n  maxconn 200\n${text}`)
  await workshop.start('haproxy', ['-db', '-f', config], address, 80)
}

/** Waits until a proxy that looks its origin up by itself has done so: until then it answers 503. */
export async function untilResolved(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { status } = await fetch(`http://${address}/`, { redirect: 'manual' })
    if (status !== 503) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export const startCaddy = (workshop: Workshop, sites: string, address: string): Promise<void> =>
  startCaddyfile(workshop, sites, { label: 'caddy', address })

/** One Caddy by a whole file of its own. */
export async function startCaddyfile(
  workshop: Workshop,
  text: string,
  { label, address }: { label: string; address: string },
): Promise<void> {
  const options = `{\n  admin off\n  auto_https off\n  storage file_system ${workshop.folder}/${label}\n}\n`
  const config = workshop.write(`${label}.Caddyfile`, options + text)
  await workshop.start('caddy', ['run', '--adapter', 'caddyfile', '--config', config], address, 80)
}

/** Caddy: a site for one name on both ports. */
export const caddySite = (address: string, hostname: string, leaf: Leaf, inside: string): string => `
http://${hostname} {
  bind ${address}
  ${inside}
}
https://${hostname} {
  bind ${address}
  tls ${leaf.certificate} ${leaf.key}
  ${inside}
}
`

const apacheModules = ['mpm_event', 'authz_core', 'ssl', 'socache_shmcb', 'proxy', 'proxy_http', 'headers']

export async function startApache(workshop: Workshop, hosts: string, addresses: readonly string[]): Promise<void> {
  const { folder } = workshop
  const config = workshop.write(
    'apache.conf',
    `ServerRoot ${folder}
ServerName apache.brand.com
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/apache.log
User www-data
Group www-data
StartServers 1
${apacheModules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}
${addresses.map((address) => `Listen ${address}:80\nListen ${address}:443\n`).join('')}
${hosts}`,
  )
  await workshop.start('apache2', ['-D', 'FOREGROUND', '-f', config], addresses[0] ?? '', 80)
}

/** Apache: the same virtual host on both ports. */
export const apacheHost = (address: string, leaf: Leaf, inside: string): string =>
  ['80', '443']
    .map(
      (port) => `<VirtualHost ${address}:${port}>
  ${port === '443' ? `SSLEngine on\n  SSLCertificateFile ${leaf.certificate}\n  SSLCertificateKeyFile ${leaf.key}` : ''}
  ${inside}
</VirtualHost>
`,
    )
    .join('')

/** Starts Varnish, plain HTTP on a port of its own; something else has to speak TLS before it. */
export async function startVarnish(workshop: Workshop, id: string, vcl: string, address: string): Promise<void> {
  const file = workshop.write(`${id}.vcl`, `vcl 4.1;\n${vcl}`)
  // Without its jail, which could not read this folder.
  const args = ['-j', 'none', '-F', '-n', `${workshop.folder}/${id}`, '-f', file, '-a', `${address}:80`, '-T', 'none', '-s', 'malloc,8m']
  await workshop.start('varnishd', args, address, 80)
}
