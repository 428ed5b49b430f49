import type { StepId } from './steps.ts'

/** The addresses of pages and handlers, in one place for links, redirects and mails. */
export const paths = {
  start: () => '/start',
  setup: (setupId: string) => `/setups/${setupId}`,
  step: (setupId: string, step: StepId) => `/setups/${setupId}/${step}`,
  summary: (setupId: string) => `/setups/${setupId}/summary`,
  /** every check and diagnosis, or those of an area or for an owner */
  catalogue: (filter: { area?: string; owner?: string } = {}) => {
    const query = new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])))
    return query.size === 0 ? '/catalogue' : `/catalogue?${query}`
  },
  /** what the catalogue says of a diagnosis or a check */
  catalogueEntry: (code: string) => `/catalogue#${code}`,
  csm: () => '/csm',
  csmSetup: (setupId: string) => `/csm/setups/${setupId}`,
  csmSignIn: () => '/csm/sign-in',
  runStream: (runId: string) => `/api/runs/${runId}/stream`,
  summaryJson: (setupId: string) => `/api/setups/${setupId}/summary`,
  /** exchanges of a capability link for a cookie; never shown again after the redirect */
  resume: (token: string) => `/resume/${token}`,
  review: (token: string) => `/review/${token}`,
  signIn: (token: string) => `/csm/sign-in/${token}`,
  handOver: (token: string) => `/hand-over/${token}`,
  /** where an unknown, used or expired capability link leads */
  linkExpired: () => '/link-expired',
  /** the same for the link of an admin */
  handOverEnded: () => '/hand-over/ended',
  /** an admin's own page */
  tasks: (handOffId: string) => `/tasks/${handOffId}`,
}
