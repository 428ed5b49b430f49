import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/words/report.ts'
import { checkAll } from './command.ts'
import { linksOn } from './esps.ts'
import { stopAll, whyNotHere } from './programs.ts'
import { disagreements, whyNoCommands } from './reproduced.ts'
import { buildSigned, linkHostOf, type NameServerProgram, signedZones } from './signed.ts'

const reason = whyNotHere('zones signed with ldnsutils', ['nsd', 'unbound', 'nginx', 'openssl', 'ldns-keygen', 'ldns-signzone'])
const programs = (['nsd', 'knotd'] as const).filter((program: NameServerProgram) => !whyNotHere(`zones on ${program}`, [program]))

describe.skipIf(reason)(`signed zones on ${programs.join(', ')}, validated by unbound`, () => {
  let world: Awaited<ReturnType<typeof buildSigned>>
  let reports: Map<string, Report>
  beforeAll(async () => {
    world = await buildSigned(programs)
    const line = (zone: string) => ({
      id: zone,
      hostname: linkHostOf(zone),
      esp: 'sendgrid',
      link: linksOn('sendgrid', linkHostOf(zone)).slice(0, 1),
    })
    reports = await checkAll(world, Object.keys(signedZones).map(line))
  }, 90_000)
  afterAll(stopAll)

  it.each([
    ['sound.com', 'ready', null],
    ['lapsed.com', 'not-ready', 'dns.dnssec-signature-expired'],
    ['edited.com', 'not-ready', 'dns.dnssec-signature-invalid'],
    ['keyless.com', 'not-ready', 'dns.ds-record-without-matching-key'],
    ['caaunsound.com', 'ready', 'dns.caa-lookup-fails'],
    ['caaother.com', 'ready', 'dns.caa-forbids-issuing-ca'],
    ['caanone.com', 'ready', 'dns.caa-forbids-issuing-ca'],
  ])('%s: %s, %s', (zone, verdict, rootCause) => {
    const report = reports.get(zone)
    expect([report?.verdict, report?.rootCause]).toEqual([verdict, rootCause])
  })

  it.skipIf(whyNoCommands)(
    'prints commands that show what it says',
    async () => {
      const lists = await Promise.all([...reports.values()].map((report) => disagreements(report, world)))
      expect(lists.flat()).toEqual([])
    },
    60_000,
  )
})
