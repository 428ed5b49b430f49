import { readFileSync } from 'node:fs'
import { Authority } from './certificates.ts'
import { espMaps, sendgrid } from './esps.ts'
import { argumentsFor, leafZones, place, topZones } from './internet.ts'
import { type StartNameServer, startKnot, startNsd, startResolver, type Zones, zoneFile } from './name-servers.ts'
import { Workshop } from './programs.ts'
import { nginxPass, nginxServer, startNginx } from './web-servers.ts'

interface SignedZone {
  /** from and to as offsets from now in days */
  from?: number
  to?: number
  /** further records of the zone */
  records?: string
  /** done to the zone file once it is signed */
  edit?: (text: string) => string
  /** what the parent says in place of the DS that fits */
  ds?: (own: string) => string
}

/** Zones under com with one link host each, link.mail.<zone>, signed by ldns-signzone. */
export const signedZones: Record<string, SignedZone> = {
  'sound.com': {},
  'lapsed.com': { from: -40, to: -3 },
  'edited.com': { edit: (text) => text.replace(/^(link\.mail\..*CNAME\s+)good\.edge\.net\.$/m, '$1other.edge.net.') },
  // The key was changed, the parent still vouches for the one before.
  'keyless.com': { ds: (own) => own.replace(/\bDS\s+\d+ /, 'DS 4711 ') },
  'caaunsound.com': {
    records: '@ CAA 0 issue "digicert.com"\n',
    edit: (text) => text.replace('CAA\t0 issue "digicert.com"', 'CAA\t0 issue "example.com"'),
  },
  'caaother.com': { records: '@ CAA 0 issue "letsencrypt.org"\n' },
  'caanone.com': { records: 'mail CAA 0 issue ";"\n' },
}

export const linkHostOf = (zone: string): string => `link.mail.${zone}`

/** The servers to which the zones are delegated, one of these programs each, in turn. */
const nameServers = { nsd: startNsd, knotd: startKnot } satisfies Record<string, StartNameServer>
export type NameServerProgram = keyof typeof nameServers

const net = 65
const at = place(net)
const serverOf = (program: NameServerProgram): string => `127.${net}.0.${10 + Object.keys(nameServers).indexOf(program)}`

/** A signed root, signed zones on several name servers, a resolver that validates them, and one good edge. */
export async function buildSigned(programs: readonly NameServerProgram[]) {
  const workshop = new Workshop()
  const authority = new Authority(workshop, 'DigiCert Inc')
  const hosts = Object.keys(signedZones).map(linkHostOf)
  const leaf = authority.leaf('edge', hosts)
  const zones = signAll(workshop, programs)
  await Promise.all([
    startNsd(workshop, 'root', at.rootServer, zones.top),
    startNsd(workshop, 'plain', at.nameServer, leafZones(net, ['good', 'other'])),
    ...programs.map((program) => nameServers[program](workshop, program, serverOf(program), zones.of[program] ?? {})),
    startResolver(workshop, at.resolver, at.rootServer, zones.anchor),
    startNginx(
      workshop,
      [
        espMaps(hosts),
        ...[0, 1].map((index) => nginxServer(at.edge(index), nginxPass(at.sendgrid), leaf)),
        nginxServer(at.sendgrid, sendgrid),
      ].join('\n'),
      at.sendgrid,
    ),
  ])
  return {
    arguments: argumentsFor(net, workshop),
    write: (file: string, text: string) => workshop.write(file, text),
  }
}

const same = (text: string): string => text

/** Signs from the leaves up to the root, each parent vouching for its children. */
function signAll(workshop: Workshop, programs: readonly NameServerProgram[]): { of: Record<string, Zones>; top: Zones; anchor: string } {
  const of: Record<string, Zones> = {}
  const delegations = Object.entries(signedZones).map(([zone, { records = '', edit = same, ds = same, ...times }], index) => {
    const program = programs[index % programs.length] ?? 'nsd'
    const label = zone.replace('.com', '')
    const text = zoneFile(zone, `ns.${zone}`, `ns A ${serverOf(program)}\nlink.mail CNAME good.edge.net.\n${records}`)
    const signed = sign(workshop, zone, text, times)
    of[program] = { ...of[program], [zone]: edit(signed.text) }
    return `${label} NS ns.${label}\nns.${label} A ${serverOf(program)}\n${ds(signed.ds)}\n`
  })
  const plain = topZones(net, `brand NS ns1.brand\nns1.brand A ${at.nameServer}\n${delegations.join('')}`)
  const com = sign(workshop, 'com', plain.com ?? '', {})
  const root = sign(workshop, '.', `${plain['.']}${com.ds}\n`, {})
  return { of, top: { ...plain, com: com.text, '.': root.text }, anchor: workshop.write('anchor.ds', `${root.ds}\n`) }
}

/** Signs one zone with one key for all; gives the signed zone and the DS for the parent. */
function sign(
  workshop: Workshop,
  zone: string,
  text: string,
  { from = -10, to = 20 }: { from?: number; to?: number },
): { text: string; ds: string } {
  const file = workshop.write(`signing/${zone === '.' ? 'root' : zone}`, text)
  const key = workshop.run('ldns-keygen', '-r', '/dev/urandom', '-k', '-a', 'ECDSAP256SHA256', zone).trim()
  const seconds = (days: number): string => Math.round(Date.now() / 1000 + days * 86_400).toString()
  workshop.run('ldns-signzone', '-i', seconds(from), '-e', seconds(to), '-o', zone, '-f', `${file}.signed`, file, key)
  return { text: readFileSync(`${file}.signed`, 'utf8'), ds: readFileSync(`${workshop.folder}/${key}.ds`, 'utf8').trim() }
}
