import type { CheckWords } from '#lib/words/types.ts'
import { cdnCheckWords } from './checks-cdn.ts'
import { dnsCheckWords } from './checks-dns.ts'
import { forwardingCheckWords } from './checks-forwarding.ts'
import { tlsCheckWords } from './checks-tls.ts'

/** What each check asks, by check id. */
export const checkWords: Readonly<Record<string, CheckWords>> = {
  ...dnsCheckWords,
  ...cdnCheckWords,
  ...tlsCheckWords,
  ...forwardingCheckWords,
}
