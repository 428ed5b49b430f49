import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/words/report.ts'
import { checkAll, type Line } from './command.ts'
import { buildEdges, type Case, cases } from './edges.ts'
import { linksOn } from './esps.ts'
import { hostOf } from './internet.ts'
import { basics, stopAll, whyNotHere } from './programs.ts'
import { disagreements, whyNoCommands } from './reproduced.ts'

const all = Object.keys(cases) as (keyof typeof cases)[]
const here = all.filter((program) => !whyNotHere(`edges of ${program}`, [...basics, program]))

describe.skipIf(here.length === 0)('edges of other programs', () => {
  let world: Awaited<ReturnType<typeof buildEdges>>
  let reports: Map<string, Report>
  beforeAll(async () => {
    world = await buildEdges(here)
    const lines = here.flatMap((program) =>
      cases[program].map(({ label, esp }): Line => ({ id: label, hostname: hostOf(label), esp, link: linksOn(esp, hostOf(label)) })),
    )
    reports = await checkAll(world, lines)
  }, 90_000)
  afterAll(stopAll)

  const table = here.flatMap((program) => cases[program].map((one) => [one.title, one] as const))
  it.each(table)('%s', (_title, { label, verdict, code }: Case) => {
    const report = reports.get(label)
    expect([report?.verdict, report?.rootCause ?? null, report?.edge.provider]).toEqual([verdict, code ?? null, 'custom-proxy'])
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
