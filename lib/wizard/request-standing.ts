import type { DecisionOutcome, SetupModel } from './model.ts'

/** Where the request for enablement stands. */
export type RequestStanding = 'none' | 'requested' | DecisionOutcome

/** A decision counts for the request that it was made on: one that came later waits for another. Pure. */
export function requestStanding({ answers, decision }: Pick<SetupModel, 'answers' | 'decision'>): RequestStanding {
  const request = answers['request-enablement']
  if (!request) return 'none'
  return decision && decision.decidedAt.getTime() >= Date.parse(request.requestedAt) ? decision.outcome : 'requested'
}
