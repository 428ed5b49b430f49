import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { RecordPlace } from '#lib/engine/facts/dns/lost-record.ts'
import type { OwnRecord } from '#lib/engine/facts/dns.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'

/** Whether the link host has a record of its own, and where it went when it has none. */
export const recordPlaceCheck = defineCheck({
  id: 'dns.record-place',
  needs: ['ownRecord', 'recordPlace'],
  codes: [
    'dns.domain-not-registered',
    'dns.record-created-at-doubled-name',
    'dns.record-in-wrong-zone',
    'dns.record-at-wrong-level',
    'dns.underscore-or-label-dropped',
    'dns.wrong-record-type',
    'dns.wildcard-blocked-by-other-name',
    'dns.name-does-not-exist',
  ],
  judge: ({ ownRecord, recordPlace, target }) => {
    if (target.edge !== undefined) return notApplicable
    const diagnosis = diagnose(recordPlace, ownRecord, target.hostname)
    return diagnosis ? fail(diagnosis) : pass
  },
})

function diagnose(place: RecordPlace, record: OwnRecord, hostname: string): Diagnosis | undefined {
  const missing = digBelieved(hostname, 'CNAME', record)
  switch (place.kind) {
    case 'present':
      return undefined
    case 'domain-not-registered':
      return {
        code: 'dns.domain-not-registered',
        params: { domain: place.domain, byRegistry: place.byRegistry, asked: place.asked.join(', ') },
        reproduce: [digBelieved(place.domain, 'NS', record)],
      }
    case 'wrong-type': {
      const params = { type: place.type, value: place.value }
      return { code: 'dns.wrong-record-type', params, reproduce: [missing, digBelieved(hostname, place.type, record)] }
    }
    case 'wrong-zone': {
      const params = { value: place.value, zone: place.zone, hiddenBy: place.hiddenBy, nameServers: place.nameServers.join(', ') }
      return { code: 'dns.record-in-wrong-zone', params, reproduce: [missing, dig(place.hiddenBy, 'NS')] }
    }
    case 'wildcard-blocked':
      return {
        code: 'dns.wildcard-blocked-by-other-name',
        params: { value: place.value, asked: record.asked.join(', ') },
        reproduce: [missing],
      }
    case 'missing':
      return {
        code: 'dns.name-does-not-exist',
        params: {
          rcode: record.outcome === 'nxdomain' ? 'NXDOMAIN' : 'NODATA',
          asked: record.asked.join(', '),
          zone: place.zone,
          nameServers: place.nameServers.join(', '),
        },
        reproduce: [missing],
      }
    default:
      return {
        code: elsewhereCodes[place.kind],
        params: { name: place.name, value: place.value },
        reproduce: [missing, digBelieved(place.name, 'CNAME', record)],
      }
  }
}

const elsewhereCodes = {
  doubled: 'dns.record-created-at-doubled-name',
  'wrong-level': 'dns.record-at-wrong-level',
  'label-changed': 'dns.underscore-or-label-dropped',
} as const
