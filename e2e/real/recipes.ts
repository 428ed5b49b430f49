import { guideFor } from '#lib/providers/guide.ts'
import type { Leaf } from './certificates.ts'
import { espMaps, sendgrid, ses } from './esps.ts'
import { hostOf, place, startInternet } from './internet.ts'
import type { Workshop } from './programs.ts'
import { joined, nginxServer, startApache, startCaddyfile, startHaproxyFile, startNginx, untilResolved } from './web-servers.ts'

const net = 66
const at = place(net)

const origins = { sendgrid: 'sendgrid.net', ses: 'r.us-east-1.awstrack.me' } as const
export type RecipeEsp = keyof typeof origins
const esps = Object.keys(origins) as RecipeEsp[]

/** The programs for which the guide holds a file, by the name that it gives them. */
export const programs = { nginx: 'nginx', haproxy: 'HAProxy', caddy: 'Caddy', apache2: 'Apache HTTP Server' } as const
export type RecipeProgram = keyof typeof programs

export const recipeLabel = (program: RecipeProgram, esp: RecipeEsp): string => `${program}-${esp}`

/** The file that the guide hands out for this proxy, for the link host of this case. */
function fileFor(program: RecipeProgram, esp: RecipeEsp): string {
  const hostname = hostOf(recipeLabel(program, esp))
  const guide = guideFor('custom-proxy', { hostname, esp, espTarget: origins[esp], appLinks: false })
  const file = guide.files.find((one) => one.program === programs[program])
  if (!file) throw new Error(`no file for ${programs[program]}`)
  return file.text
}

/** Changes a file where it has to differ from machine to machine; each place has to be there. */
function adapted(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((before, [place, value]) => {
    if (!place.test(before)) throw new Error(`the file no longer holds ${place}`)
    return before.replace(place, value)
  }, text)
}

/** Both ESPs over HTTPS on nginx, and proxies set up by nothing but the guide's own files. */
export async function buildRecipes(here: readonly RecipeProgram[]) {
  const labels = here.flatMap((program) => esps.map((esp) => recipeLabel(program, esp)))
  const world = await startInternet(net, labels)
  const { workshop, authority } = world
  const espServers = [
    nginxServer(at.sendgrid, sendgrid, authority.leaf('sendgrid', [origins.sendgrid])),
    nginxServer(at.ses, ses, authority.leaf('ses', [origins.ses])),
  ]
  const made = here.map((program) => [program, esps.map((esp) => makeOne(world, program, esp))] as const)
  const nginx = made.flatMap(([program, files]) => (program === 'nginx' ? files.map(nginxFile) : []))
  await startNginx(workshop, [espMaps(labels.map(hostOf)), ...espServers, ...nginx].join('\n'), at.sendgrid)
  await Promise.all(made.map(([program, files]) => start[program](workshop, files)))
  return world
}

/** nginx runs already, as the ESPs. */
const start: Record<RecipeProgram, (workshop: Workshop, files: readonly Made[]) => Promise<unknown>> = {
  nginx: () => Promise.resolve(),
  haproxy: (workshop, files) =>
    Promise.all(
      files.map(async (file) => {
        await startHaproxyFile(workshop, haproxyFile(workshop, file), file)
        await untilResolved(file.address)
      }),
    ),
  caddy: (workshop, files) => Promise.all(files.map((file) => startCaddyfile(workshop, caddyFile(file), file))),
  apache2: (workshop, files) =>
    startApache(
      workshop,
      files.map(apacheFile).join(''),
      files.map(({ address }) => address),
    ),
}

function makeOne({ authority, edge }: World, program: RecipeProgram, esp: RecipeEsp): Made {
  const label = recipeLabel(program, esp)
  return { text: fileFor(program, esp), address: edge(label), leaf: authority.leaf(label, [hostOf(label)]), label, origin: at[esp] }
}

type World = Awaited<ReturnType<typeof startInternet>>

interface Made {
  text: string
  address: string
  leaf: Leaf
  label: string
  /** address of the ESP, for programs that take no resolver of their own */
  origin: string
}

const nginxFile = ({ text, address, leaf }: Made): string =>
  adapted(text, [
    [/listen 80;/, `listen ${address}:80;`],
    [/listen \[::\]:80;/, ''],
    [/listen 443 ssl;/, `listen ${address}:443 ssl;`],
    [/listen \[::\]:443 ssl;/, ''],
    [/\/etc\/ssl\/\S+\/fullchain\.pem/, leaf.certificate],
    [/\/etc\/ssl\/\S+\/privkey\.pem/, leaf.key],
    [/resolver 127\.0\.0\.53/, `resolver ${at.resolver}`],
  ])

const haproxyFile = (workshop: Workshop, { text, address, leaf, label }: Made): string =>
  adapted(text, [
    [/bind :80/, `bind ${address}:80`],
    [/bind :443/, `bind ${address}:443`],
    [/\/etc\/ssl\/\S+\.pem/, joined(workshop, label, leaf)],
    [/parse-resolv-conf/, `nameserver world ${at.resolver}:53`],
    [/@system-ca/, `${workshop.folder}/root.pem`],
    // The machine's own resolver knows nothing of this world.
    [/init-addr libc,none/, 'init-addr none'],
  ])

const caddyFile = ({ text, address, leaf, origin }: Made): string =>
  adapted(text, [
    // Caddy would order a certificate by itself.
    [
      /^(http:\/\/\S+), (https:\/\/\S+) \{\n([\s\S]*)$/,
      `$1 {\n    bind ${address}\n$3\n$2 {\n    bind ${address}\n    tls ${leaf.certificate} ${leaf.key}\n$3`,
    ],
    [/reverse_proxy https:\/\/\S+/g, `reverse_proxy https://${origin}`],
  ])

const apacheFile = ({ text, address, leaf, origin }: Made): string =>
  adapted(text, [
    [/<VirtualHost \*:/g, `<VirtualHost ${address}:`],
    [/\/etc\/ssl\/\S+\/fullchain\.pem/, leaf.certificate],
    [/\/etc\/ssl\/\S+\/privkey\.pem/, leaf.key],
    [/"https:\/\/[^/"]+\/"/g, `"https://${origin}/"`],
  ])
