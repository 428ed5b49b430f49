/** How much a finding weighs. A blocker keeps the host from being ready. */
export type Severity = 'blocker' | 'warning' | 'info'

/** Who has to act. `wait`: nobody, time does it. `us`: the fault is ours. */
export type Owner = 'dns-admin' | 'cdn-admin' | 'marketer' | 'csm' | 'wait' | 'us'

/** A diagnosis: its weight, who acts, and (as a type only) the parameters that its sentences need. */
export interface CodeDefinition<P> {
  severity: Severity
  owner: Owner
  /** never set: carries the type of the parameters */
  readonly params?: P
}

/** Declares a diagnosis with parameters of type P; names and values as plain text or numbers. */
export const code = <P = Record<never, never>>(severity: Severity, owner: Owner): CodeDefinition<P> => ({ severity, owner })
