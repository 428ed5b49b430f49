import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from './open-embedded.ts'
import { insertSetup, loadSetup } from './queries/setups.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'embedded-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

test('what was written is there after a restart, fsync is on, and a second opening is refused', async () => {
  const data = path.join(dir, 'deep', 'er')
  const first = await openEmbedded(data)
  const id = randomUUID()
  const now = new Date()
  await insertSetup(first.db, { id, reference: 'SSL-A', customerName: 'Ada', createdBy: 'csm', createdAt: now, lastMovementAt: now })
  const settings = (await first.db.execute(
    sql`select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`,
  )) as unknown as {
    rows: unknown[]
  }
  expect(settings.rows[0]).toEqual({ fsync: 'on', method: 'fsync' })
  await expect(openEmbedded(data)).rejects.toThrow('in use by another process')
  await first.close()
  expect(existsSync(path.join(data, 'pg'))).toBe(true)
  const second = await openEmbedded(data)
  expect((await loadSetup(second.db, id))?.customerName).toBe('Ada')
  await second.close()
}, 60_000)
