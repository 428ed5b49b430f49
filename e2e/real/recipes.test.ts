import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/words/report.ts'
import { checkAll, type Line } from './command.ts'
import { linksOn } from './esps.ts'
import { hostOf } from './internet.ts'
import { basics, stopAll, whyNotHere } from './programs.ts'
import { buildRecipes, programs, type RecipeEsp, type RecipeProgram, recipeLabel } from './recipes.ts'

const all = Object.keys(programs) as RecipeProgram[]
const here = all.filter((program) => !whyNotHere(`our configuration for ${programs[program]}`, [...basics, program]))
const cases = here.flatMap((program) => (['sendgrid', 'ses'] as const).map((esp: RecipeEsp) => [program, esp] as const))

describe.skipIf(here.length === 0)('proxies set up by the files that the guide hands out', () => {
  let reports: Map<string, Report>
  beforeAll(async () => {
    const world = await buildRecipes(here)
    const line = ([program, esp]: (typeof cases)[number]): Line => {
      const label = recipeLabel(program, esp)
      return { id: label, hostname: hostOf(label), esp, link: linksOn(esp, hostOf(label)) }
    }
    reports = await checkAll(world, cases.map(line))
  }, 90_000)
  afterAll(stopAll)

  it.each(cases)('%s is ready for %s', (program, esp) => {
    const report = reports.get(recipeLabel(program, esp))
    expect([report?.verdict, report?.rootCause]).toEqual(['ready', null])
  })
})
