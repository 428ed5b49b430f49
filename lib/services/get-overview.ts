import type { WelcomeView } from '#lib/wizard/overview/changes-since.ts'
import { type PersonView, peopleNeeded } from '#lib/wizard/overview/need.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { setupView } from '#lib/wizard/views/setup-view.ts'
import { type WhyView, whyView } from '#lib/wizard/why/why-view.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'
import { welcomeBack } from './welcome-back.ts'

/** What the first page of a setup shows. */
export interface OverviewView {
  setup: SetupView
  why: WhyView
  /** what has changed since this visitor's last visit; null at the first one */
  welcome: WelcomeView | null
  people: PersonView[]
}

/** The overview with what it opens with; null where there is no setup that this visitor may see. */
export async function getOverview(context: Context, setupId: string): Promise<OverviewView | null> {
  const read = await readSetup(context, setupId)
  if (!read) return null
  const now = new Date()
  const setup = setupView(read.setup, read.viewer, now)
  const welcome = await welcomeBack(context, setupId, read.viewer, now)
  return { setup, why: whyView(read.setup), welcome, people: peopleNeeded(setup.path) }
}
