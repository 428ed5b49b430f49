import type { Anchors } from './anchors.ts'
import type { Certificate } from './certificate.ts'
import { faultsOf, type PathFault } from './path-faults.ts'
import { findPaths, isSelfSigned, type Path } from './paths.ts'
import { type Refusal, refusalsBy, removedRootNamed } from './root-stores.ts'

/** Where the way from a leaf upwards leads. Names are display names. */
export type Anchoring =
  /** to a trust anchor, by a path without fault; `refusals`: root stores that refuse it all the same */
  | { kind: 'anchored'; root: string; public: boolean; refusals: readonly Refusal[] }
  /** to an anchor, but every path has a fault; those of the path with the fewest */
  | { kind: 'faulty-path'; root: string; faults: readonly PathFault[] }
  | { kind: 'self-signed' }
  /** the issuer is not among the certificates sent, and is no anchor */
  | { kind: 'missing-intermediate'; missing: string }
  /** the same, and certificates of other issuers are sent in its place */
  | { kind: 'wrong-intermediate'; missing: string; sent: readonly string[] }
  /** to a root that a browser has removed or limited */
  | { kind: 'removed-root'; root: string; refusals: readonly Refusal[] }
  | { kind: 'unknown-root'; root: string }

/** @param now time of the evidence */
export function anchoringOf(leaf: Certificate, sent: readonly Certificate[], anchors: Anchors, now: Date): Anchoring {
  const { paths, deadEnd } = findPaths(leaf, sent, anchors)
  if (paths.length > 0) return bestOf(paths, leaf, now)
  if (isSelfSigned(leaf)) return { kind: 'self-signed' }
  return deadEnd === undefined || deadEnd === leaf ? withoutIssuer(leaf, sent, anchors) : endingAt(deadEnd, leaf, anchors)
}

function bestOf(paths: readonly Path[], leaf: Certificate, now: Date): Anchoring {
  const judged = paths.map((path) => ({ path, faults: faultsOf(path, now) }))
  const usable = judged.filter(({ faults }) => faults.length === 0).map(({ path }) => path)
  const [least] = judged.toSorted((a, b) => a.faults.length - b.faults.length)
  if (usable.length === 0 && least) return { kind: 'faulty-path', root: least.path.anchor.certificate.subject, faults: least.faults }
  const publicPaths = usable.filter(({ anchor }) => anchor.public)
  const [chosen] = publicPaths.length > 0 ? publicPaths : usable
  return {
    kind: 'anchored',
    root: chosen?.anchor.certificate.subject ?? '',
    public: publicPaths.length > 0,
    refusals: refusedByAll(publicPaths, leaf),
  }
}

/** A store that accepts one of the paths accepts the certificate. */
function refusedByAll(paths: readonly Path[], leaf: Certificate): Refusal[] {
  const [first = [], ...others] = paths.map(({ anchor }) => refusalsBy(anchor.certificate, leaf))
  return first.filter(({ store }) => others.every((refusals) => refusals.some((refusal) => refusal.store === store)))
}

/** Nothing that was sent issued the leaf. */
function withoutIssuer(leaf: Certificate, sent: readonly Certificate[], anchors: Anchors): Anchoring {
  const others = sent.filter((certificate) => certificate !== leaf && certificate.isCa && !isSelfSigned(certificate))
  if (others.length > 0) return { kind: 'wrong-intermediate', missing: leaf.issuer, sent: others.map(({ subject }) => subject) }
  return isIntermediate(leaf, leaf, anchors)
    ? { kind: 'missing-intermediate', missing: leaf.issuer }
    : { kind: 'unknown-root', root: leaf.issuer }
}

/** The way goes up to a certificate whose own issuer is neither sent nor an anchor, or that is a root which nobody knows. */
function endingAt(end: Certificate, leaf: Certificate, anchors: Anchors): Anchoring {
  const removed = removedRootNamed(end.issuer)
  if (removed) return { kind: 'removed-root', root: removed.name, refusals: removed.refusals }
  return !isSelfSigned(end) && isIntermediate(end, leaf, anchors, 'further up')
    ? { kind: 'missing-intermediate', missing: end.issuer }
    : { kind: 'unknown-root', root: end.issuer }
}

/**
 * Whether the issuer that we were not shown is an intermediate of a CA that is trusted,
 * rather than somebody's own root (which servers rightly do not send). From the marks
 * that a certificate carries of its issuer: a CA that is publicly trusted logs its
 * certificates and names the Baseline Requirements' policy, and never issues them
 * from the root itself; otherwise the issuer's name and its issuer's name have to tell.
 */
function isIntermediate(child: Certificate, leaf: Certificate, anchors: Anchors, where: 'here' | 'further up' = 'here'): boolean {
  const publiclyIssued = leaf.scts.length > 0 || leaf.policies.some((policy) => policy.startsWith('2.23.140.1.2.'))
  if (where === 'here' && publiclyIssued) return true
  if (child.authorityIssuer !== undefined && child.authorityIssuer !== child.rawIssuer)
    return anchors.named(child.authorityIssuer).length > 0
  if (/\broot\b/i.test(child.issuer)) return false
  return /\b(intermediate|issuing|subordinate)\b/i.test(child.issuer) || isKinOfAnchor(child, anchors)
}

/** Whether the issuer and an anchor that configuration added seem to be of one house: the same organisation, or a telling word in common. */
function isKinOfAnchor({ issuer, issuerOrganization }: Certificate, anchors: Anchors): boolean {
  const words = tellingWords(issuer)
  return anchors.added.some(
    ({ certificate }) =>
      (issuerOrganization !== undefined && certificate.organization === issuerOrganization) ||
      tellingWords(certificate.subject).some((word) => words.includes(word)),
  )
}

const saidOfAnyCa =
  /^(ca|cas|root|intermediate|issuing|server|tls|ssl|rsa|ecc|ecdsa|certificate|certification|authority|the|of|for|and|[a-z]?\d+)$/

const tellingWords = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !saidOfAnyCa.test(word))
