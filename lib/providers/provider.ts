import type { EdgeProviderId, EspId, Region } from '#lib/engine/target/target.ts'

/**
 * How far a mark can be trusted. `strong` names one provider and is hard to get by
 * accident; `medium` names one, but can be passed through from an inner edge or set by
 * anyone; `weak` is shared, or a hint only.
 */
export type Strength = 'strong' | 'medium' | 'weak'

/** A response header that a provider puts on its answers. Names are lower case; one that ends in `*` stands for all with that beginning. */
export interface HeaderRule {
  header: string
  /** matched against each value; without it the header's presence is the mark */
  value?: RegExp
  strength: Strength
}

/** Diagnoses that an edge's own error page can prove. */
export type ErrorPageCode =
  | 'cdn.name-not-added-to-cdn'
  | 'cdn.edge-blocks-requests'
  | 'cdn.edge-asks-for-password'
  | 'cdn.bot-challenge'
  | 'cdn.edge-has-no-route'
  | 'cdn.misdirected-request'
  | 'cdn.edge-cannot-reach-origin'
  | 'cdn.edge-origin-tls-failure'
  | 'cdn.cloudflare-cross-account'
  | 'cdn.proxy-serves-default-page'
  | 'cdn.client-certificate-required'

/**
 * One error page as the provider's own edge writes it. All that is given has to match;
 * a provider's rules are tried in order, so that the particular sentence stands before
 * the one that all its pages share.
 */
export interface ErrorPageRule {
  code: ErrorPageCode
  status: readonly number[]
  headers?: readonly HeaderRule[]
  /** one of these stands in the body, compared without regard to case; written in lower case */
  body?: readonly string[]
  /** and one of these does too: what all pages of this provider share */
  frame?: readonly string[]
  /** nothing stands in the body */
  emptyBody?: true
  /** the page in a few words, as it is quoted to the reader */
  mark: string
  /** what the code is where the edge holds a certificate of the name, and so knows it */
  codeWhereNameIsKnown?: ErrorPageCode
}

/** What we know of one thing that can stand in front of the ESP. */
export interface EdgeFingerprint {
  /** unique among all fingerprints; equals the folder's name */
  key: string
  /** the id that a verdict carries: several products may share `other` or `custom-proxy` */
  id: EdgeProviderId
  /** as its vendor writes it */
  name: string
  /**
   * Host names that it hands out, as suffixes of whole labels. A label `*` stands for any
   * one label, a label ending in `*` for any label with that beginning.
   */
  suffixes: readonly string[]
  headers: readonly HeaderRule[]
  errorPages: readonly ErrorPageRule[]
  /** names in the certificate that it shows for a host that it has none for; patterns as in `suffixes` */
  defaultCertificateNames: readonly string[]
  /** whether its addresses serve visitors of this provider alone; absent where no list is published */
  ranges?: 'cdn-only' | 'shared'
  /** CAA names of the authorities that it issues from by itself, one of which is enough; absent where it may be any */
  caaIssuers?: readonly string[]
  /** where it has the ACME challenge of a customer's name delegated to: the suffix of a host name */
  challengeSuffix?: string
  /** whether it hands the customer a host name to put in a CNAME (else addresses, or a switch in its own zone) */
  publishesCname: boolean
}

/** What we know of one ESP's tracking service. */
export interface EspFingerprint {
  id: EspId
  name: string
  suffixes: readonly string[]
  /** the host that Braze's record names unless it says otherwise, per region */
  targets: Readonly<Record<Region, string>>
  /** targets for which the ESP itself keeps certificates of the customer's names */
  managedTlsTargets: readonly string[]
}
