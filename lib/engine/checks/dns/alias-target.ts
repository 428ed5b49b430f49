import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, unknown } from '#lib/engine/checks/verdicts.ts'
import type { AliasForm } from '#lib/engine/facts/dns/alias-target.ts'
import type { Chain } from '#lib/engine/facts/dns/chain.ts'
import type { OwnRecord } from '#lib/engine/facts/dns.ts'
import type { Diagnosis, Judgement } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'

/** Whether the alias's target is a host name that exists: slips of the pen, each by its name. */
export const aliasTargetCheck = defineCheck({
  id: 'dns.alias-target',
  needs: ['ownRecord', 'chain', 'aliasForm', 'destination'],
  codes: [
    'dns.cname-target-is-a-url',
    'dns.cname-target-is-an-ip-address',
    'dns.cname-to-localhost',
    'dns.cname-target-has-own-domain-appended',
    'dns.cname-target-truncated',
    'dns.cname-target-typo',
    'dns.cname-target-does-not-exist',
    'checker.could-not-check',
  ],
  judge: ({ ownRecord, chain, aliasForm, destination, target }) => {
    if (target.edge !== undefined || aliasForm === null || chain.outcome === 'loop' || chain.outcome === 'too-long') return notApplicable
    const diagnosis = slip(aliasForm, ownRecord, target.hostname) ?? dangling(chain)
    if (diagnosis) return fail(diagnosis)
    if (chain.outcome === 'addresses') return pass
    return destination.kind === 'esp' ? unknown : notSeen(chain)
  },
})

function slip(form: AliasForm, record: OwnRecord, hostname: string): Diagnosis | undefined {
  const common = { target: record.aliases[0]?.data ?? '', asked: record.asked.join(', ') }
  const reproduce = [digBelieved(hostname, 'CNAME', record)]
  switch (form.form) {
    case 'plain':
      return undefined
    case 'url':
      return { code: 'dns.cname-target-is-a-url', params: { ...common, meant: form.meant ?? null }, reproduce }
    case 'ip-address':
      return { code: 'dns.cname-target-is-an-ip-address', params: common, reproduce }
    case 'localhost':
      return { code: 'dns.cname-to-localhost', params: common, reproduce }
    default:
      return { code: meantCodes[form.form], params: { ...common, meant: form.meant }, reproduce: [...reproduce, dig(common.target, 'A')] }
  }
}

const meantCodes = {
  'own-domain-appended': 'dns.cname-target-has-own-domain-appended',
  truncated: 'dns.cname-target-truncated',
  typo: 'dns.cname-target-typo',
} as const

/** An alias into nothing. A target whose servers fail is no proof of that: we may be the ones who cannot see it. */
function dangling(chain: Chain): Diagnosis | undefined {
  if (chain.outcome !== 'nxdomain' && chain.outcome !== 'nodata') return undefined
  const rcode = chain.outcome === 'nxdomain' ? 'NXDOMAIN' : 'NODATA'
  const params = { target: chain.outcomeAt, rcode, asked: chain.asked.join(', ') }
  return { code: 'dns.cname-target-does-not-exist', params, reproduce: [dig(chain.outcomeAt, 'A')] }
}

/** Resolvers fail on the target: its servers may be down, or out of our reach. */
const notSeen = (chain: Chain): Judgement => ({
  verdict: 'unknown',
  diagnosis: {
    code: 'checker.could-not-check',
    params: { what: 'dns.alias-target', reason: `${chain.outcomeAt}: ${chain.outcome === 'servfail' ? 'SERVFAIL' : 'no answer'}` },
    reproduce: [dig(chain.outcomeAt, 'A')],
  },
})
