import type { EspId } from '#lib/engine/target/target.ts'
import { espNames, hasManagedTls, providerName } from '#lib/providers/registry.ts'
import type { AnswerOf } from '#lib/wizard/answers.ts'
import type { HostingPath } from '#lib/wizard/forms/fields.ts'
import type { HostFacts } from './host-facts.ts'
import { issuingReasons } from './issuing.ts'
import { edgeReasons } from './judge-cdn.ts'
import { cannot, condition, plain, type Reason } from './reason.ts'

/** What was answered in step 1, and the ESP's host that Braze's record names. */
export interface Account extends Pick<AnswerOf<'braze-setup'>, 'esp' | 'appLinks' | 'espManagedTls'> {
  espTarget: string
}

/** A way without a CDN. */
export type OtherPath = Exclude<HostingPath, 'cdn'>

/** What speaks for and against a way for one link host; `host` null where it was not looked at. Pure. */
export const judgePath = (path: OtherPath, account: Account, host: HostFacts | null): Reason[] => rules[path](account, host)

const rules: Record<OtherPath, (account: Account, host: HostFacts | null) => Reason[]> = {
  'own-proxy': (_account, host) => (host ? [...edgeReasons('custom-proxy', host), ...issuingReasons(host, undefined)] : []),
  'esp-managed': espManaged,
  'braze-managed': brazeManaged,
}

/** Who the ESP's authorities are. SparkPost support, managed HTTPS; for SendGrid's automatic SSL it is Cloudflare's, by experience. */
const issuersOfEsp: Partial<Record<EspId, { issuers: readonly string[]; certain: boolean }>> = {
  sparkpost: { issuers: ['letsencrypt.org'], certain: true },
  sendgrid: { issuers: ['letsencrypt.org', 'pki.goog'], certain: false },
}

function espManaged({ esp, appLinks, espManagedTls, espTarget }: Account, host: HostFacts | null): Reason[] {
  const authority = issuersOfEsp[esp]
  if (!authority) return [cannot('esp-has-none', { esp: espNames[esp] })]
  const inFront = host?.edge && host.edge !== 'none' && host.edge !== 'esp-direct' ? providerName(host.edge) : ''
  return [
    csmReasons[espManagedTls](espNames[esp]),
    hasManagedTls(espTarget)
      ? plain('esp-record-fits', { target: espTarget })
      : condition(`esp-record-${esp === 'sparkpost' ? 'sparkpost' : 'sendgrid'}`),
    ...(inFront ? [condition('edge-must-go', { seen: inFront, esp: espNames[esp] }, 'edge')] : []),
    ...(appLinks ? [condition('app-links-unserved', { esp: espNames[esp] })] : []),
    ...(host ? issuingReasons(host, authority.issuers, authority.certain) : []),
  ]
}

const csmReasons: Record<Account['espManagedTls'], (esp: string) => Reason> = {
  yes: (esp) => plain('csm-said-yes', { esp }),
  no: (esp) => cannot('csm-said-no', { esp }),
  'not-asked': (esp) => condition('ask-csm', { esp }),
}

/** Braze docs, Verified Domains: Amazon SES only; a sub-domain that is otherwise unused is delegated. */
function brazeManaged({ esp }: Account, host: HostFacts | null): Reason[] {
  if (esp !== 'ses') return [cannot('braze-ses-only', { esp: espNames[esp] })]
  return [condition('ask-csm-braze'), condition('braze-unused-name'), ...(host ? issuingReasons(host, undefined) : [])]
}
