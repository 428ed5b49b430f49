import { type CdnId, cdnIds } from '#lib/engine/target/target.ts'
import { defaultEspTarget } from '#lib/providers/registry.ts'
import { type HostingPath, hostingPaths } from '#lib/wizard/forms/fields.ts'
import type { LinkHostModel, RunModel, SetupModel } from '#lib/wizard/model.ts'
import { targetOf } from '#lib/wizard/target-of.ts'
import { type HostFacts, hostFactsOf } from './host-facts.ts'
import { judgeCdn } from './judge-cdn.ts'
import { type Account, judgePath } from './judge-path.ts'
import { type OptionVerdict, type Reason, verdictOf } from './reason.ts'

/** Known to the check, and not offered: nobody documents how they are to stand in front of one of the ESPs. */
const notOffered: readonly CdnId[] = ['vercel', 'netlify']

/** The CDNs to choose from; a proxy of one's own is a way of its own. */
export const cdnChoices: readonly CdnId[] = cdnIds.filter((id) => id !== 'custom-proxy' && !notOffered.includes(id))

/** A choice over all link hosts: each reason with the hosts that it holds for. */
export interface Option<Id extends string = string> {
  id: Id
  verdict: OptionVerdict
  reasons: readonly { reason: Reason; hosts: readonly string[] }[]
}

export interface Options {
  paths: readonly Option<HostingPath>[]
  cdns: readonly Option<CdnId>[]
}

/** The newest finished look at a link host: its check, its first look, or the one from the start. No socket is opened for a choice. */
function newestLook(host: LinkHostModel, setup: SetupModel): RunModel | null {
  const fromStart = setup.outlook.finished?.hostname === host.hostname ? setup.outlook.finished : null
  const looks = [host.check.finished, host.outlook.finished, fromStart].filter((run) => run?.evidence)
  return looks.toSorted((a, b) => (b?.createdAt.getTime() ?? 0) - (a?.createdAt.getTime() ?? 0))[0] ?? null
}

/** How every choice stands for the link hosts of a setup. Pure. */
export function optionsOf(setup: SetupModel, hosts: readonly SeenHost[] = seenHosts(setup)): Options {
  const account = accountOf(setup)
  const cdns = cdnChoices.map((id) => optionOf(id, hosts, (facts) => judgeCdn(id, facts)))
  const paths = hostingPaths.map((id): Option<HostingPath> => {
    if (id === 'cdn') return { id, verdict: bestOf(cdns), reasons: sharedReasons(cdns) }
    return optionOf(id, hosts, (facts) => (account ? judgePath(id, account, facts) : []))
  })
  return { paths, cdns }
}

/** A link host with what is known of it, and the look that told. */
export interface SeenHost {
  hostname: string
  run: RunModel | null
  facts: HostFacts | null
}

/** The link hosts with what their newest looks say. Pure. */
export const seenHosts = (setup: SetupModel): SeenHost[] =>
  setup.hosts.map((host) => {
    const run = newestLook(host, setup)
    return { hostname: host.hostname, run, facts: run?.evidence ? hostFactsOf(run.evidence) : null }
  })

function optionOf<Id extends string>(id: Id, hosts: readonly SeenHost[], judge: (facts: HostFacts | null) => Reason[]): Option<Id> {
  const judged = hosts.flatMap(({ hostname, facts }) => judge(facts).map((reason) => ({ reason, hostname })))
  const same = Map.groupBy(judged, ({ reason }) => JSON.stringify(reason))
  const reasons = [...same.values()].flatMap((group) =>
    group[0] ? [{ reason: group[0].reason, hosts: group.map(({ hostname }) => hostname) }] : [],
  )
  const verdict = verdictOf(reasons.map(({ reason }) => reason))
  const unseen = hosts.length === 0 || hosts.some(({ facts }) => facts === null)
  return { id, verdict: unseen && verdict !== 'cannot' ? 'unknown' : verdict, reasons: inOrder(reasons) }
}

const weights: readonly Reason['weight'][] = ['cannot', 'condition', 'plain']

const inOrder = (reasons: Option['reasons']): Option['reasons'] =>
  reasons.toSorted((a, b) => weights.indexOf(a.reason.weight) - weights.indexOf(b.reason.weight))

/** A CDN can be found as long as one will do. */
const bestOf = (cdns: readonly Option[]): OptionVerdict =>
  (['possible', 'condition', 'unknown'] as const).find((verdict) => cdns.some((cdn) => cdn.verdict === verdict)) ?? 'cannot'

/** What rules every CDN out alike. */
function sharedReasons([first, ...others]: readonly Option[]): Option['reasons'] {
  const against = (option: Option) => option.reasons.filter(({ reason }) => reason.weight === 'cannot')
  const keys = others.map((option) => new Set(against(option).map((entry) => JSON.stringify(entry))))
  return first ? against(first).filter((entry) => keys.every((set) => set.has(JSON.stringify(entry)))) : []
}

/** What was answered in step 1; null while it was not. */
function accountOf(setup: SetupModel): Account | null {
  const braze = setup.answers['braze-setup']
  if (!braze) return null
  const target = setup.hosts[0] && targetOf('check', setup.hosts[0], setup.answers, setup.records)
  return { ...braze, espTarget: target?.espTarget ?? defaultEspTarget(braze.esp, braze.region) }
}
