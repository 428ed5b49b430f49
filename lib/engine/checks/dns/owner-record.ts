import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'
import { isOwnerRecord } from '#lib/engine/target/owner-record.ts'

/** Whether SendGrid's record with the account's number still leads to SendGrid: only the link host itself moves to the CDN. */
export const ownerRecordCheck = defineCheck({
  id: 'dns.owner-record',
  needs: ['handedOutRecords'],
  codes: ['dns.owner-cname-moved'],
  advisory: true,
  judge: ({ handedOutRecords }) => {
    const own = handedOutRecords.filter(({ record, state }) => isOwnerRecord(record) && state !== 'unseen')
    const [moved] = own.filter(({ movedTo }) => movedTo !== undefined)
    if (own.length === 0) return notApplicable
    if (!moved?.movedTo) return own.every(({ state }) => state === 'in-place' || state === 'still-cached') ? pass : notApplicable
    const { record, movedTo, source, server, asked, ids } = moved
    return warn({
      code: 'dns.owner-cname-moved',
      params: { name: record.name, value: record.value, found: movedTo, asked: asked.join(', ') },
      evidence: ids,
      reproduce: server ? [digBelieved(record.name, 'CNAME', { source, server })] : [],
    })
  },
})
