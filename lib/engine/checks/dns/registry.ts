import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { acmeChallengeCheck } from './acme-challenge.ts'
import { addressesCheck } from './addresses.ts'
import { aliasChainCheck } from './alias-chain.ts'
import { aliasTargetCheck } from './alias-target.ts'
import { caaCheck } from './caa.ts'
import { copiedAddressesCheck } from './copied-addresses.ts'
import { delegationCheck } from './delegation.ts'
import { destinationCheck } from './destination.ts'
import { dnsHostCheck } from './dns-host.ts'
import { dnssecCheck } from './dnssec.ts'
import { edgeNameCheck } from './edge-name.ts'
import { edgeReachabilityCheck } from './edge-reachability.ts'
import { everyDestinationCheck } from './every-destination.ts'
import { handedOutRecordsCheck } from './handed-out-records.ts'
import { ipv6DestinationCheck } from './ipv6-destination.ts'
import { managedTlsCheck } from './managed-tls.ts'
import { nameServerAgreementCheck } from './name-server-agreement.ts'
import { ownerRecordCheck } from './owner-record.ts'
import { parentDelegationCheck } from './parent-delegation.ts'
import { recordPlaceCheck } from './record-place.ts'
import { recordRulesCheck } from './record-rules.ts'
import { recordTtlCheck } from './record-ttl.ts'
import { rehearsedEdgeCheck } from './rehearsed-edge.ts'
import { resolverAnswersCheck } from './resolver-answers.ts'
import { resolverCachesCheck } from './resolver-caches.ts'
import { resolversCheck } from './resolvers.ts'

/** The checks of this area, in the order in which they are shown. */
export const dnsChecks: readonly AnyCheck[] = [
  resolversCheck,
  delegationCheck,
  nameServerAgreementCheck,
  parentDelegationCheck,
  dnsHostCheck,
  dnssecCheck,
  recordPlaceCheck,
  recordRulesCheck,
  aliasChainCheck,
  aliasTargetCheck,
  destinationCheck,
  rehearsedEdgeCheck,
  managedTlsCheck,
  addressesCheck,
  copiedAddressesCheck,
  ipv6DestinationCheck,
  edgeNameCheck,
  edgeReachabilityCheck,
  everyDestinationCheck,
  resolverCachesCheck,
  resolverAnswersCheck,
  recordTtlCheck,
  caaCheck,
  acmeChallengeCheck,
  handedOutRecordsCheck,
  ownerRecordCheck,
]
