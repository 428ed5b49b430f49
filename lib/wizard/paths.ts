import type { StepId } from './steps.ts'
import type { LookSubject } from './waiting/look.ts'

function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return query.size === 0 ? path : `${path}?${query}`
}

/** The addresses of pages and handlers, in one place for links, redirects and mails. */
export const paths = {
  start: () => '/start',
  setup: (setupId: string) => `/setups/${setupId}`,
  step: (setupId: string, step: StepId) => `/setups/${setupId}/${step}`,
  summary: (setupId: string) => `/setups/${setupId}/summary`,
  /** past checks; with two of them, what changed in between */
  history: (setupId: string, query: { subject?: string; from?: string; to?: string } = {}) =>
    withQuery(`/setups/${setupId}/history`, query),
  xRay: (setupId: string) => `/setups/${setupId}/x-ray`,
  xRayResult: (setupId: string, runId: string) => `/setups/${setupId}/x-ray/${runId}`,
  /** every check and diagnosis, or those of an area or for an owner */
  catalogue: (filter: { area?: string; owner?: string } = {}) => withQuery('/catalogue', filter),
  /** what the catalogue says of a diagnosis or a check */
  catalogueEntry: (code: string) => `/catalogue#${code}`,
  csm: () => '/csm',
  csmSetup: (setupId: string) => `/csm/setups/${setupId}`,
  csmSignIn: () => '/csm/sign-in',
  /** where a page that waits asks for the next look */
  look: (setupId: string, { kind, linkHostId }: LookSubject) =>
    `/api/setups/${setupId}/look?${new URLSearchParams({ kind, ...(linkHostId === null ? {} : { linkHostId }) })}`,
  runStream: (runId: string) => `/api/runs/${runId}/stream`,
  summaryJson: (setupId: string) => `/api/setups/${setupId}/summary`,
  /** the records to download, of one zone or all */
  recordsFile: (setupId: string, format: 'csv' | 'zone-file', zone?: string) =>
    `/api/setups/${setupId}/records/${format}${zone === undefined ? '' : `?zone=${encodeURIComponent(zone)}`}`,
  /** exchanges of a capability link for a cookie; never shown again after the redirect */
  resume: (token: string) => `/resume/${token}`,
  review: (token: string) => `/review/${token}`,
  signIn: (token: string) => `/csm/sign-in/${token}`,
  handOver: (token: string) => `/hand-over/${token}`,
  /** where an unknown, used or expired capability link leads */
  linkExpired: () => '/link-expired',
  /** no page stands there, on purpose: what answers is the page for that */
  nothingHere: () => '/nothing-here',
  /** where a page leads that cannot be made, with the way back to it */
  unavailable: (back: string) => `/unavailable?${new URLSearchParams({ back })}`,
  /** the same for the link of an admin */
  handOverEnded: () => '/hand-over/ended',
  /** an admin's own page */
  tasks: (handOffId: string) => `/tasks/${handOffId}`,
}
