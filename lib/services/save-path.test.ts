import { afterAll, beforeAll, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { getSetup } from './get-setup.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { savePath } from './save-path.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }

test('what cannot work is taken once its reasons were read, for exactly that choice, and not asked again', async () => {
  const created = await createSetup(csm, { customerName: 'Acme' })
  const setupId = created.ok ? created.setupId : ''
  const form = { esp: 'ses', region: 'eu', sendingDomain: 'mail.acme.com', linkHosts: 'link.mail.acme.com', espManagedTls: 'not-asked' }
  await saveBrazeSetup(csm, setupId, form)
  const path = async () => (await getSetup(csm, setupId))?.path

  const refused = await savePath(csm, setupId, { path: 'esp-managed' })
  expect(refused).toMatchObject({
    ok: false,
    reason: 'form',
    form: {
      values: { path: 'esp-managed' },
      errors: { accepted: { message: expect.stringContaining('Amazon SES holds no certificates') } },
    },
  })
  expect(await savePath(csm, setupId, { path: 'esp-managed', accepted: 'cdn:fastly' })).toMatchObject({ ok: false, reason: 'form' })
  expect(await path()).toBeNull()
  expect(await savePath(csm, setupId, { path: 'esp-managed', accepted: 'esp-managed' })).toEqual({ ok: true })
  expect(await path()).toBe('esp-managed')
  expect(await savePath(csm, setupId, { path: 'esp-managed' })).toEqual({ ok: true })
  // Where nothing was looked at, nothing is known to speak against it.
  expect(await savePath(csm, setupId, { path: 'cdn', cdn: 'keycdn' })).toEqual({ ok: true })
})
