import { checks } from '#lib/engine/checks/registry.ts'
import type { Owner, Severity } from '#lib/engine/findings/code.ts'
import { type Code, codes } from '#lib/engine/findings/codes.ts'
import { type Area, areas } from '#lib/engine/findings/finding.ts'
import { checkWords } from './en/checks.ts'
import { findingExamples } from './en/examples.ts'
import { findingWords } from './en/findings.ts'
import { reportWords } from './en/report.ts'
import type { FindingWords, WordContext } from './types.ts'

/** A diagnosis as the catalogue shows it. */
export interface CatalogueCode extends FindingWords {
  code: Code
  severity: Severity
  owner: Owner
}

/** A check with what it may say. */
export interface CatalogueCheck {
  id: string
  question: string
  passed: string
  codes: readonly CatalogueCode[]
  /** codes that stand under an earlier check already */
  elsewhere: readonly CatalogueCode[]
}

export interface CatalogueFilter {
  area?: Area
  owner?: Owner
}

/** An area with its checks, in the order in which they are judged. */
export interface CatalogueArea {
  area: Area
  checks: readonly CatalogueCheck[]
}

const context: WordContext = {
  hostname: 'link.mail.example.com',
  espName: 'SendGrid',
  espTarget: 'sendgrid.net',
  edgeName: reportWords.theCdn,
  esp: 'sendgrid',
}

/** A check, or what is like one. */
interface Rule {
  id: string
  codes: readonly Code[]
}

/** What is asked of a setup as a whole, by `lib/wizard/readiness.ts`: no run over one link host can tell. Shown behind everything else. */
const setupRule: Rule = { id: 'setup.link-hosts', codes: ['setup.link-host-not-covered'] }
const rules: readonly Rule[] = [...checks, setupRule]
const areaOf = (id: string): string => (id === setupRule.id ? 'forwarding' : id.slice(0, id.indexOf('.')))

/** How much there is in all. */
export const catalogueSize = () => ({ checks: checks.length, codes: Object.keys(codes).length })

/** Every check and every diagnosis, from the registry and in the product's own sentences. A check of which an owner has nothing to do is left out. */
export function catalogue({ area, owner }: CatalogueFilter = {}): CatalogueArea[] {
  const shown = areas.filter((one) => area === undefined || one === area)
  return shown.map((one) => ({
    area: one,
    checks: rules
      .filter(({ id }) => areaOf(id) === one)
      .map(describeCheck)
      .map((check) => forOwner(check, owner))
      .filter(({ codes, elsewhere }) => owner === undefined || codes.length + elsewhere.length > 0),
  }))
}

function describeCheck(check: Rule): CatalogueCheck {
  const { question = check.id, passed = '' } = checkWords[check.id] ?? {}
  const isFirst = (code: Code) => rules.find((other) => other.codes.includes(code)) === check
  return {
    id: check.id,
    question,
    passed,
    codes: check.codes.filter(isFirst).map(describeCode),
    elsewhere: check.codes.filter((code) => !isFirst(code)).map(describeCode),
  }
}

function describeCode(code: Code): CatalogueCode {
  const write = findingWords[code] as (params: unknown, context: WordContext) => FindingWords
  const { severity, owner } = codes[code]
  return { code, severity, owner, ...write(findingExamples[code], context) }
}

function forOwner(check: CatalogueCheck, owner: Owner | undefined): CatalogueCheck {
  const theirs = (code: CatalogueCode) => owner === undefined || code.owner === owner
  return { ...check, codes: check.codes.filter(theirs), elsewhere: check.elsewhere.filter(theirs) }
}
