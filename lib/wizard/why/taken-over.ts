import { espNames, esps } from '#lib/providers/registry.ts'
import type { BrazeSetupField } from '#lib/wizard/forms/fields.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { takenOverWords as words } from '#lib/words/en/why.ts'
import { type Outlook, outlookOf } from './outlook.ts'
import { type OutlookInput, readOutlookInput } from './outlook-input.ts'

/** What step 1 need not ask again, and in words where it comes from. */
export interface TakenOver {
  values: Partial<Record<BrazeSetupField, string>>
  lines: string[]
}

/** Takes over what was given at the start, and what DNS said of it; null once step 1 is answered, or where nothing was given. Pure. */
export function takenOver(setup: SetupModel): TakenOver | null {
  const { newest, finished } = setup.outlook
  const input = readOutlookInput(newest?.input)
  if (!input || setup.answers['braze-setup']) return null
  const outlook = finished?.evidence ? outlookOf(finished.evidence) : null
  const host = hostOf(input, outlook)
  const esp = espOf(input, outlook)
  return { values: { ...host.values, ...esp.values }, lines: [...host.lines, ...esp.lines] }
}

function hostOf({ hostname, given }: OutlookInput, outlook: Outlook | null): TakenOver {
  if (given === 'link') return { values: { linkHosts: hostname }, lines: [words.link(hostname)] }
  // A domain that leads to an ESP is what links begin with, whatever it was entered as.
  if (outlook?.esp) return { values: { linkHosts: hostname }, lines: [words.recognised(hostname)] }
  return { values: { sendingDomain: hostname }, lines: [words.domain(hostname)] }
}

function espOf({ hostname }: OutlookInput, outlook: Outlook | null): TakenOver {
  if (!outlook?.esp) return { values: {}, lines: [] }
  const { id, at } = outlook.esp
  const { us, eu } = esps[id].targets
  const region = at === eu ? 'eu' : at === us ? 'us' : undefined
  return { values: { esp: id, ...(region ? { region } : {}) }, lines: [words.esp(espNames[id], hostname, at)] }
}
