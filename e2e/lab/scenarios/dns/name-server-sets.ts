import { delegation, linkRecords, subZone } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

/** The name servers of a zone as the zone above and the zone itself list them. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'parent-and-zone-ns-differ',
    title: 'The registrar lists one name server, the zone two',
    setup,
    changes: [delegation(['ns1.dnsfoundry.net'])],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.parent-and-zone-ns-differ',
      mustNot: ['dns.lame-delegation', 'dns.nameservers-disagree'],
      areas: { dns: 'warning' },
    },
  }),
  defineScenario({
    id: 'subzone-ns-agree',
    title: 'A delegated sending domain, listed alike on both sides',
    setup,
    changes: [linkRecords(), subZone('{parent}', [{ type: 'CNAME', data: '{edge}' }])],
    expect: { verdict: 'ready', mustNot: ['dns.parent-and-zone-ns-differ', 'dns.lame-delegation'] },
  }),
]
