import type { CheckWords } from '#lib/words/types.ts'
import { cdnCheckWords } from './checks-cdn.ts'
import { dnsCheckWords } from './checks-dns.ts'
import { forwardingCheckWords } from './checks-forwarding.ts'
import { tlsCheckWords } from './checks-tls.ts'

/** What is asked of a setup as a whole. */
const setupCheckWords: Readonly<Record<string, CheckWords>> = {
  'setup.link-hosts': {
    question: 'Is every link host of the SendGrid account listed and ready?',
    passed: 'Every link host of the account is listed and ready.',
  },
}

/** What each check asks, by check id. */
export const checkWords: Readonly<Record<string, CheckWords>> = {
  ...dnsCheckWords,
  ...cdnCheckWords,
  ...tlsCheckWords,
  ...forwardingCheckWords,
  ...setupCheckWords,
}
