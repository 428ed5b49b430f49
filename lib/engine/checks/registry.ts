import { cdnChecks } from './cdn/registry.ts'
import type { AnyCheck } from './check.ts'
import { dnsChecks } from './dns/registry.ts'
import { forwardingChecks } from './forwarding/registry.ts'
import { tlsChecks } from './tls/registry.ts'

/** Every check, in the order in which a person would look. */
export const checks: readonly AnyCheck[] = [...dnsChecks, ...cdnChecks, ...tlsChecks, ...forwardingChecks]
