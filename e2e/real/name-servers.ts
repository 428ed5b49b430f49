import type { Workshop } from './programs.ts'

/** Zone files by zone name, each whole. */
export type Zones = Record<string, string>

/** Starts a name server with these zones at an address, port 53. */
export type StartNameServer = (workshop: Workshop, id: string, address: string, zones: Zones) => Promise<void>

/** A zone file: SOA and NS, then the records given. TTL and negative TTL are a minute. */
export const zoneFile = (origin: string, primary: string, records: string): string =>
  `$ORIGIN ${origin === '.' ? '.' : `${origin}.`}\n$TTL 60\n@ 60 IN SOA ${primary}. hostmaster.brand.com. 1 3600 600 86400 60\n@ NS ${primary}.\n${records}`

export const startNsd: StartNameServer = async (workshop, id, address, zones) => {
  const folder = `${workshop.folder}/${id}`
  const config = workshop.write(
    `${id}/nsd.conf`,
    [
      `server:\n  ip-address: ${address}\n  port: 53\n  username: ""\n  pidfile: "${folder}/nsd.pid"\n  database: ""\n  zonesdir: "${folder}"\n  xfrdfile: "${folder}/xfrd"\n  zonelistfile: "${folder}/zones"\n  server-count: 1\nremote-control:\n  control-enable: no\n`,
      ...written(workshop, id, zones).map(({ zone, file }) => `zone:\n  name: "${zone}"\n  zonefile: "${file}"\n`),
    ].join(''),
  )
  await workshop.start('nsd', ['-d', '-c', config], address, 53)
}

export const startKnot: StartNameServer = async (workshop, id, address, zones) => {
  const folder = `${workshop.folder}/${id}`
  const config = workshop.write(
    `${id}/knot.conf`,
    `server:
  listen: ${address}@53
  rundir: ${folder}
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
database:
  storage: ${folder}
zone:
${written(workshop, id, zones)
  .map(({ zone, file }) => `  - domain: ${zone}\n    file: ${file}\n    journal-content: none\n`)
  .join('')}`,
  )
  await workshop.start('knotd', ['-c', config], address, 53)
}

/**
 * Starts unbound as a recursive resolver that knows this root server only. With the DS or
 * DNSKEY of a root of one's own as `anchor` (a file) it validates; without, it does not.
 */
export async function startResolver(workshop: Workshop, address: string, rootServer: string, anchor?: string): Promise<void> {
  const hints = workshop.write('root.hints', `. 3600 NS a.root.net.\na.root.net. 3600 A ${rootServer}\n`)
  const config = workshop.write(
    'unbound.conf',
    `server:
  interface: ${address}
  username: ""
  chroot: ""
  directory: "${workshop.folder}"
  pidfile: "${workshop.folder}/unbound.pid"
  do-daemonize: no
  do-not-query-localhost: no
  access-control: 127.0.0.0/8 allow
  do-ip6: no
  module-config: "${anchor ? 'validator iterator' : 'iterator'}"
  ${anchor ? `trust-anchor-file: "${anchor}"` : ''}
  root-hints: "${hints}"
  num-threads: 1
remote-control:
  control-enable: no
`,
  )
  await workshop.start('unbound', ['-d', '-c', config], address, 53)
}

const written = (workshop: Workshop, id: string, zones: Zones): { zone: string; file: string }[] =>
  Object.entries(zones).map(([zone, text]) => ({ zone, file: workshop.write(`${id}/${zone === '.' ? 'root' : zone}.zone`, text) }))
