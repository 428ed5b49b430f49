import { brazeSetupFields, cdnSetupFields, dnsRecordsFields, enablementFields, pathFields } from '#lib/wizard/forms/fields.ts'
import { formWith } from '#lib/wizard/forms/form.ts'
import { guideOf } from '#lib/wizard/guide-of.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { pathOptionsView } from '#lib/wizard/path-options/path-options-view.ts'
import { cutOverView } from '#lib/wizard/records/cut-over-view.ts'
import { recordsOutView } from '#lib/wizard/records/records-out-view.ts'
import { pasteContextOf } from '#lib/wizard/records/review/paste-context.ts'
import { todaySubjects } from '#lib/wizard/records/today-subjects.ts'
import type { StepId } from '#lib/wizard/steps.ts'
import type { RunView, SetupView, StepPageView } from '#lib/wizard/view.ts'
import { savedPasteView } from '#lib/wizard/views/paste-view.ts'
import { earlierRun, runView } from '#lib/wizard/views/run-view.ts'
import { hostView, setupView } from '#lib/wizard/views/setup-view.ts'
import { summaryView } from '#lib/wizard/views/summary-view.ts'
import { waitingView } from '#lib/wizard/waiting/waiting-view.ts'
import { takenOver } from '#lib/wizard/why/taken-over.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** What a step's page shows; null where there is none that this visitor may see. */
export async function getStep(context: Context, setupId: string, step: StepId): Promise<StepPageView | null> {
  const read = await readSetup(context, setupId)
  if (!read) return null
  const now = new Date()
  const view = setupView(read.setup, read.viewer, now)
  return { ...frame(view, step), ...content[step](read.setup, now) } as StepPageView
}

function frame(setup: SetupView, id: StepId) {
  const index = setup.steps.findIndex((step) => step.id === id)
  return { setup, step: setup.steps[index], previous: setup.steps[index - 1] ?? null, following: setup.steps[index + 1] ?? null }
}

type Content<S extends StepId> = Omit<Extract<StepPageView, { id: S }>, 'setup' | 'step' | 'previous' | 'following'>

const tick = (on: boolean | undefined): string => (on ? 'on' : '')

const recordsRunView = (setup: SetupModel, now: Date): RunView | null =>
  setup.recordsRun.newest && runView(setup.recordsRun.newest, setup.records, waitingView(setup, { kind: 'records', linkHostId: null }, now))

/** What each step's page holds beside the frame. */
const content: { [S in StepId]: (setup: SetupModel, now: Date) => Content<S> } = {
  'braze-setup': (setup) => {
    const { answers, hosts } = setup
    const braze = answers['braze-setup']
    const taken = takenOver(setup)
    const ticks = { allHostsListed: tick(braze?.allHostsListed), appLinks: tick(braze?.appLinks) }
    const linkHosts = hosts.map(({ hostname }) => hostname).join('\n')
    return {
      id: 'braze-setup',
      form: formWith(brazeSetupFields, { ...braze, ...ticks, linkHosts, ...taken?.values }),
      taken: taken?.lines ?? [],
    }
  },
  'dns-records': (setup) => {
    const { answers, records, today } = setup
    const entered = answers['dns-records']
    const form = formWith(dnsRecordsFields, { source: entered?.source ?? 'pasted', records: entered?.text })
    const step1 = pasteContextOf(setup)
    const paste = step1 && entered?.source === 'pasted' ? savedPasteView(entered.text, step1, records) : null
    const look = today.newest && runView(today.newest, todaySubjects(setup))
    return { id: 'dns-records', form, records: [...records], paste, out: recordsOutView(setup), today: look }
  },
  'verify-records': (setup, now) => ({
    id: 'verify-records',
    records: [...setup.records],
    run: recordsRunView(setup, now),
    earlier: earlierRun(setup.recordsRun, setup.records),
    checkable: setup.records.length > 0,
  }),
  'cdn-and-certificate': (setup) => ({
    id: 'cdn-and-certificate',
    form: formWith(pathFields, setup.answers['cdn-and-certificate']),
    options: pathOptionsView(setup),
  }),
  'cdn-setup': (setup, now) => ({
    id: 'cdn-setup',
    forms: setup.hosts.map((host) => ({
      host: hostView(host, setup, now),
      guide: guideOf(host, setup),
      cutOver: cutOverView(setup, host, now),
      form: formWith(cdnSetupFields, { linkHostId: host.id, edgeName: host.edgeName ?? '', links: host.links.join('\n') }),
    })),
  }),
  'request-enablement': (setup, now) => ({
    id: 'request-enablement',
    form: formWith(enablementFields, setup.answers['request-enablement']),
    summary: summaryView(setup, now),
  }),
}
