import type { SetupModel } from '#lib/wizard/model.ts'
import type { PasteContext } from './faults.ts'

/** What step 1 of a setup says of the records; undefined while it is not answered. */
export function pasteContextOf({ answers, hosts }: Pick<SetupModel, 'answers' | 'hosts'>): PasteContext | undefined {
  const braze = answers['braze-setup']
  return braze && { esp: braze.esp, sendingDomain: braze.sendingDomain, linkHosts: hosts.map(({ hostname }) => hostname) }
}
