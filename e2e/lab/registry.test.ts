import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checks } from '#lib/engine/checks/registry.ts'
import { codes } from '#lib/engine/findings/codes.ts'
import { checkWords } from '#lib/words/en/checks.ts'
import { allScenarios } from './scenarios/all.ts'

const fileOf = (id: string, ending: string) => new URL(`../../lib/engine/checks/${id.replace('.', '/')}${ending}`, import.meta.url)
const scenarios = await allScenarios()
/** Given by the runner itself, for any check whose evidence could not be had. */
const givenByTheRunner = ['checker.could-not-check']
/** About a setup as a whole, which one run over one link host cannot see: `lib/wizard/readiness.ts` gives it, and its test proves it. */
const givenByTheWizard = ['setup.link-host-not-covered']
/** Rules for public CAs alone: nobody else can sign below a public root, so the tables beside the checks prove them. */
const publicRootsOnly = [
  'tls.certificate-lifetime-refused',
  'tls.certificate-lifetime-too-long',
  'tls.no-certificate-transparency',
  'tls.issuer-unknown-to-some-stores',
]

describe('every check', () => {
  it('has an id of its own', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
  })

  it('has an id that is no code: a passing check is listed by its id among the codes', () => {
    expect(checks.map(({ id }) => id as string).filter((id) => id in codes)).toEqual([])
  })

  it.each(checks.map(({ id }) => id))('%s has its file, its test and its words', (id) => {
    expect(existsSync(fileOf(id, '.ts'))).toBe(true)
    expect(existsSync(fileOf(id, '.test.ts'))).toBe(true)
    expect(checkWords[id]).toBeDefined()
  })
})

describe('every code', () => {
  it.each(Object.keys(codes).filter((code) => !givenByTheWizard.includes(code)))(
    '%s is given by a check and proven by a scenario',
    (code) => {
      const given = checks.some((check) => check.codes.includes(code as keyof typeof codes)) || givenByTheRunner.includes(code)
      expect(given).toBe(true)
      const proven = scenarios.some(({ expect: expected }) => expected.must.includes(code as never)) || publicRootsOnly.includes(code)
      expect(proven).toBe(true)
    },
  )
})
