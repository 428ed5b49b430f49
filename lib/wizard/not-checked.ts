import { checkWords } from '#lib/words/en/checks.ts'
import { notCheckedWords } from '#lib/words/en/wizard.ts'
import type { SetupModel } from './model.ts'

/** What was not looked at, said as plainly as what was. Pure. */
export function notChecked(setup: SetupModel): string[] {
  const braze = setup.answers['braze-setup']
  const entered = setup.answers['dns-records']
  const perHost = setup.hosts.flatMap(({ hostname, check }) => {
    const { assessment } = check.finished ?? {}
    if (!assessment) return [notCheckedWords.host(hostname)]
    const unseen = assessment.findings.filter(({ verdict }) => verdict === 'unknown').map((finding) => finding.check)
    return [...new Set(unseen)].map((id) => notCheckedWords.area(hostname, checkWords[id]?.question ?? id))
  })
  return [
    ...perHost,
    ...(entered?.source === 'already-verified' ? [notCheckedWords.recordsSaid] : []),
    notCheckedWords.allHosts,
    ...(braze && !braze.appLinks ? [notCheckedWords.appLinks] : []),
    notCheckedWords.vantage,
  ]
}
