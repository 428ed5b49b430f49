import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, pass, unknown } from '#lib/engine/checks/verdicts.ts'
import type { Dnssec } from '#lib/engine/facts/dns/dnssec.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/** Whether validating resolvers, which most visitors use, accept the zone's signatures; a CA has to check them too. */
export const dnssecCheck = defineCheck({
  id: 'dns.dnssec',
  needs: ['dnssec'],
  codes: ['dns.ds-record-without-matching-key', 'dns.dnssec-signature-expired', 'dns.dnssec-signature-invalid'],
  judge: ({ dnssec, target }) => {
    if (dnssec.state === 'accepted') return pass
    return dnssec.state === 'unclear' ? unknown : fail(diagnosis(dnssec, target.hostname))
  },
})

function diagnosis({ cause, zone, resolver, ds, expiredAt }: Dnssec & { state: 'refused' }, hostname: string): Diagnosis {
  const both = [dig(hostname, 'A', resolver), dig(hostname, 'A', resolver, '+cd +noall +answer +comments')]
  if (cause === 'no-matching-key') {
    return {
      code: 'dns.ds-record-without-matching-key',
      params: { zone, resolver, ds: ds.join('; ') },
      reproduce: [...both, dig(zone, 'DS'), dig(zone, 'DNSKEY', resolver, '+cd +noall +answer')],
    }
  }
  if (cause === 'expired' && expiredAt !== undefined) {
    const params = { zone, resolver, expiredAt }
    return {
      code: 'dns.dnssec-signature-expired',
      params,
      reproduce: [...both, dig(hostname, 'A', resolver, '+cd +dnssec +noall +answer')],
    }
  }
  return { code: 'dns.dnssec-signature-invalid', params: { zone, resolver }, reproduce: both }
}
