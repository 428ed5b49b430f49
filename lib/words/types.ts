import type { Code, ParamsOf } from '#lib/engine/findings/codes.ts'
import type { EdgeProviderId, EspId } from '#lib/engine/target/target.ts'

/** What every sentence may name without being told by the check. */
export interface WordContext {
  hostname: string
  espName: string // SendGrid
  espTarget: string // the ESP's host that Braze's record names
  edgeName: string // Amazon CloudFront, or "the CDN" where none is known
  /** for the exact setting: what the CDN seen (else the chosen one) calls it, and what this ESP asks for */
  edge?: EdgeProviderId
  esp?: EspId
}

/** A finding in words: what is the matter, what we saw, what it should be, why it matters, what to do and where. */
export interface FindingWords {
  title: string
  found: string
  expected: string
  why: string
  fix: string
}

/** The sentences of every code. A missing one does not compile. */
export type FindingCatalogue<C extends Code = Code> = { readonly [K in C]: (params: ParamsOf<K>, context: WordContext) => FindingWords }

/** Parameters of an example of every code. A missing one does not compile. */
export type Examples<C extends Code = Code> = { readonly [K in C]: ParamsOf<K> }

/** What a check asks, and what it says when all is well. */
export interface CheckWords {
  question: string
  passed: string
}
