import { z } from 'zod'
import { database } from '#lib/store/database.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { tasksOf } from '#lib/wizard/hand-over/tasks.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { recordsCsv } from '#lib/wizard/records/records-csv.ts'
import { recordsOutView } from '#lib/wizard/records/records-out-view.ts'
import { zoneFile } from '#lib/wizard/records/zone-file.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

const requestSchema = z.object({ format: z.enum(['csv', 'zone-file']), zone: z.string().max(253).nullable() })

/** A file to download. */
export interface RecordsFile {
  name: string
  mediaType: string
  text: string
}

/**
 * The records of a setup as a file, whole or of one zone.
 * @param request as it came: `format` is `csv` or `zone-file`, `zone` one of the setup's zones or null
 * @returns null where there is no such file that this visitor may have
 */
export async function getRecordsFile(context: Context, setupId: string, request: unknown): Promise<RecordsFile | null> {
  const parsed = requestSchema.safeParse(request)
  const setup = parsed.success ? ((await readSetup(context, setupId))?.setup ?? (await readForDnsAdmin(context, setupId))) : null
  if (!parsed.success || !setup || setup.records.length === 0) return null
  const { format, zone } = parsed.data
  const out = recordsOutView(setup)
  if (zone !== null && !out.zones.some((one) => one.zone === zone)) return null
  const records = out.records.filter((record) => zone === null || record.zone === zone)
  const name = `dns-records-${zone ?? setup.reference}`.toLowerCase()
  if (format === 'csv') return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', text: recordsCsv({ ...out, records }) }
  const ids = new Set(records.map(({ id }) => id))
  const own = setup.records.filter(({ id }) => ids.has(id))
  return { name: `${name}.zone`, mediaType: 'text/dns; charset=utf-8', text: zoneFile(setup.customerName, own) }
}

/** The setup with the records that a DNS admin was handed over, and no others. */
async function readForDnsAdmin(context: Context, setupId: string): Promise<SetupModel | null> {
  const grant = context.grants.handOffs.find((one) => one.setupId === setupId && one.role === 'dns-admin')
  const setup = grant && (await loadSetup(await database(), setupId))
  return setup ? { ...setup, records: tasksOf(setup, grant.role, new Date()).records } : null
}
