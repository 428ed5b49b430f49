import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from './handle.ts'
import { setups } from './schema.ts'
import { storeFailureOf, withoutParams } from './store-failure.ts'
import { openTestDatabase } from './testing.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const faultOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => null,
    (reason: unknown) => reason,
  )
const secret = 'typed-by-a-customer'
const at = new Date()

describe('a failed query', () => {
  it.each([
    ['a value of the wrong form', () => store.db.select().from(setups).where(sql`id = ${secret}`)],
    ['a text that is too much', () => store.db.execute(sql`select ${secret}::integer`)],
    [
      'a row that breaks a rule',
      () =>
        store.db
          .insert(setups)
          .values({ id: secret, reference: secret, customerName: secret, createdBy: 'csm', createdAt: at, lastMovementAt: at }),
    ],
    ['a NUL', () => store.db.execute(sql`select ${`${secret}\0`}::text`)],
  ])('with %s is in the log without what was typed', async (_, query) => {
    const error = await faultOf(query())
    expect(error).toBeInstanceOf(Error)
    expect(inspect(withoutParams(error), { depth: 9 })).not.toContain(secret)
    expect(inspect(error, { depth: 9 })).not.toContain(secret)
    expect(inspect({ deeper: error }, { depth: 9 })).not.toContain(secret)
  })

  it('tells that the database only reads', async () => {
    const write = store.db.transaction(async (tx) => {
      await tx.execute(sql`set transaction read only`)
      await tx.execute(sql`create table never (id integer)`)
    })
    expect(storeFailureOf(await faultOf(write))).toBe('read-only')
  })
})

describe('what kept the database from it', () => {
  it.each([
    ['53100', 'full'],
    ['53200', 'full'],
    ['ENOSPC', 'full'],
    ['25006', 'read-only'],
    ['EROFS', 'read-only'],
    ['57P01', 'away'],
    ['08006', 'away'],
    ['ECONNREFUSED', 'away'],
    ['23505', 'other'],
  ])('%s is %s, however deep it lies', (code, failure) => {
    const bottom = Object.assign(new Error('x'), { code })
    expect([bottom, new Error('y', { cause: bottom })].map(storeFailureOf)).toEqual([failure, failure])
  })

  it.each([[new Error('x')], ['text'], [null]])('is not guessed of %s', (error) => expect(storeFailureOf(error)).toBe('other'))
})
