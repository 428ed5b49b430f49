import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { acmeChallengeCheck } from './acme-challenge.ts'
import { addressesCheck } from './addresses.ts'
import { aliasChainCheck } from './alias-chain.ts'
import { aliasTargetCheck } from './alias-target.ts'
import { caaCheck } from './caa.ts'
import { copiedAddressesCheck } from './copied-addresses.ts'
import { delegationCheck } from './delegation.ts'
import { destinationCheck } from './destination.ts'
import { dnssecCheck } from './dnssec.ts'
import { edgeNameCheck } from './edge-name.ts'
import { edgeReachabilityCheck } from './edge-reachability.ts'
import { handedOutRecordsCheck } from './handed-out-records.ts'
import { ipv6DestinationCheck } from './ipv6-destination.ts'
import { managedTlsCheck } from './managed-tls.ts'
import { nameServerAgreementCheck } from './name-server-agreement.ts'
import { ownerRecordCheck } from './owner-record.ts'
import { parentDelegationCheck } from './parent-delegation.ts'
import { recordPlaceCheck } from './record-place.ts'
import { recordRulesCheck } from './record-rules.ts'
import { recordTtlCheck } from './record-ttl.ts'
import { resolverCachesCheck } from './resolver-caches.ts'
import { resolversCheck } from './resolvers.ts'

/** The checks of this area, in the order in which they are shown. */
export const dnsChecks: readonly AnyCheck[] = [
  resolversCheck,
  delegationCheck,
  nameServerAgreementCheck,
  parentDelegationCheck,
  dnssecCheck,
  recordPlaceCheck,
  recordRulesCheck,
  aliasChainCheck,
  aliasTargetCheck,
  destinationCheck,
  managedTlsCheck,
  addressesCheck,
  copiedAddressesCheck,
  ipv6DestinationCheck,
  edgeNameCheck,
  edgeReachabilityCheck,
  resolverCachesCheck,
  recordTtlCheck,
  caaCheck,
  acmeChallengeCheck,
  handedOutRecordsCheck,
  ownerRecordCheck,
]
