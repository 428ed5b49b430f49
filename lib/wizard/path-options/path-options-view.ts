import type { CdnId } from '#lib/engine/target/target.ts'
import { providerName } from '#lib/providers/registry.ts'
import type { HostingPath } from '#lib/wizard/forms/fields.ts'
import type { RunModel, SetupModel } from '#lib/wizard/model.ts'
import type { EvidenceLine, RunView } from '#lib/wizard/view.ts'
import { evidenceLines } from '#lib/wizard/views/evidence-lines.ts'
import { runView } from '#lib/wizard/views/run-view.ts'
import { reasonWords } from '#lib/words/en/path-options.ts'
import { type Option, optionsOf, type SeenHost, seenHosts } from './options.ts'
import type { OptionVerdict, Reason, ReasonParams } from './reason.ts'

/** A reason in words, with what it was seen in. */
export interface ReasonView {
  weight: Reason['weight']
  sentence: string
  /** the link hosts that it holds for, where it is not all of them */
  hosts: string[]
  evidence: EvidenceLine[]
}

export interface OptionView<Id extends string = string> {
  id: Id
  verdict: OptionVerdict
  reasons: ReasonView[]
}

/** A link host and the look that the verdicts on it rest on. */
export interface LookView {
  hostname: string
  /** who answers there, where it is no ESP and somebody does */
  edge: string | null
  by: 'check' | 'outlook' | null
  /** RFC 3339; null where it was not looked at */
  at: string | null
}

/** What the path chooser shows. */
export interface PathOptionsView {
  paths: OptionView<HostingPath>[]
  cdns: (OptionView<CdnId> & { name: string })[]
  looks: LookView[]
  /** a first look that is under way, else the newest one */
  run: RunView | null
}

/** The choices of step 4 in words. Pure. */
export function pathOptionsView(setup: SetupModel): PathOptionsView {
  const hosts = seenHosts(setup)
  const options = optionsOf(setup, hosts)
  return {
    paths: options.paths.map((option) => optionView(option, hosts)),
    cdns: options.cdns.map((option) => ({ ...optionView(option, hosts), name: providerName(option.id) })),
    looks: hosts.map(lookView),
    run: newestRun(setup),
  }
}

const lookView = ({ hostname, run, facts }: SeenHost): LookView => ({
  hostname,
  edge: facts?.edge && facts.edge !== 'none' ? providerName(facts.edge) : null,
  by: run && (run.kind === 'check' ? 'check' : 'outlook'),
  at: facts?.checkedAt ?? null,
})

function newestRun({ hosts }: SetupModel): RunView | null {
  const runs = hosts.flatMap(({ outlook }) => outlook.newest ?? [])
  const run: RunModel | undefined = runs.find(({ state }) => state !== 'finished') ?? runs[0]
  return run ? runView(run, []) : null
}

const optionView = <Id extends string>({ id, verdict, reasons }: Option<Id>, hosts: readonly SeenHost[]): OptionView<Id> => ({
  id,
  verdict,
  reasons: reasons.map(({ reason, hosts: held }) => ({
    weight: reason.weight,
    sentence: reasonSentence(reason),
    hosts: held.length === hosts.length ? [] : [...held],
    evidence: hosts.flatMap((host) => (held.includes(host.hostname) ? evidenceOf(reason, host) : [])),
  })),
})

/** A reason in words. */
export function reasonSentence({ code, params }: Reason): string {
  const write: (params: ReasonParams) => string = reasonWords[code]
  return write(params)
}

const mostLines = 8

const evidenceOf = ({ topic }: Reason, { facts, run }: SeenHost): EvidenceLine[] =>
  topic && facts ? evidenceLines(facts.evidence[topic].slice(0, mostLines), run?.evidence ?? null) : []
