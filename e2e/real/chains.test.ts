import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/words/report.ts'
import { buildChains, chains } from './chains.ts'
import { checkAll } from './command.ts'
import { linksOn } from './esps.ts'
import { hostOf } from './internet.ts'
import { stopAll, whyNotHere } from './programs.ts'
import { disagreements, whyNoCommands } from './reproduced.ts'

describe.skipIf(whyNotHere('certificate chains of openssl'))('certificate chains of openssl', () => {
  let world: Awaited<ReturnType<typeof buildChains>>
  let reports: Map<string, Report>
  beforeAll(async () => {
    world = await buildChains()
    const line = (label: string) => ({
      id: label,
      hostname: hostOf(label),
      esp: 'sendgrid',
      link: linksOn('sendgrid', hostOf(label)).slice(0, 1),
    })
    reports = await checkAll(world, Object.keys(chains).map(line))
  }, 90_000)
  afterAll(stopAll)

  it.each(Object.entries(chains))('%s', (label, { code }) => {
    const report = reports.get(label)
    expect([report?.verdict, report?.rootCause]).toEqual(['not-ready', code])
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
