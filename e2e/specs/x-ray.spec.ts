import { expect, type Page, test } from '@playwright/test'
import { hostile, hostileLink, scenario } from '#e2e/lab/scenarios/click-path/hostile-hops.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, startSetup } from './support/customer.ts'
import { savedMail } from './support/mails.ts'
import { at, csmState } from './support/places.ts'

const { hostname, domain } = scenario.world
const followButton = 'Follow it and count as a click'
const readButton = 'Read the mail'

async function openXRay(page: Page, company: string): Promise<string> {
  const setup = await startSetup(page, company)
  await answerBrazeSetup(page, scenario)
  await page.goto(setup)
  await page.getByRole('link', { name: 'Look through a link or a test mail' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Click-path X-ray' })).toBeVisible()
  return setup
}

const safeLink = (link: string): string =>
  `https://nam10.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05&reserved=0`

/** One host may be looked at every 3 s. */
async function follow(page: Page, link: string, headline: string): Promise<void> {
  await page.waitForTimeout(3200)
  await page.getByLabel('Link from a mail').fill(link)
  await page.getByRole('button', { name: followButton }).click()
  await expect(page.getByRole('heading', { level: 2, name: headline })).toBeVisible({ timeout: 40_000 })
}

const choose = (page: Page, buffer: Buffer, name = 'test.eml') =>
  page.getByLabel('Saved mail (.eml)').setInputFiles({ name, mimeType: 'message/rfc822', buffer })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    const look = (page: Page, name: string) => (javaScriptEnabled ? audit(page, name) : Promise.resolve())

    test('a link is followed hop by hop, and what breaks it is named with who mends it', async ({ page }) => {
      const setup = await openXRay(page, 'X-ray of links')
      await look(page, 'an X-ray page with nothing yet')
      await follow(page, safeLink(hostileLink('fine')), `The link is https all along its click path and lands on www.${domain}.`)
      await expect(
        page.getByText('Outlook Safe Links had put an address of its own around the link. The link inside was taken.'),
      ).toBeVisible()
      const hops = page.getByRole('article')
      await expect(hops).toHaveCount(2)
      await expect(hops.first()).toContainText('Amazon CloudFront')
      await expect(hops.first()).toContainText('302, sends the reader on')
      await expect(hops.first()).toContainText('Browsers trust it.')
      // The token is shown in part, and the whole of it on request.
      await expect(page.getByText(hostileLink('fine'), { exact: true }).first()).toBeHidden()
      await look(page, 'a link that lands')

      await page.goto(`${setup}/x-ray`)
      await follow(
        page,
        hostileLink('to-other-certificate'),
        `The click path works, but where it leads then, wrong.${domain}, does not open.`,
      )
      await expect(page.getByText(`Browsers do not trust the certificate of wrong.${domain}`)).toBeVisible()
      await expect(page.getByText(`Whoever runs wrong.${domain}`)).toBeVisible()
      await look(page, 'a link that leads to a bad certificate')

      await page.goto(`${setup}/x-ray`)
      await follow(page, hostileLink('to-metadata'), 'The click path works, but where it leads then, 169.254.169.254, does not open.')
      await expect(page.getByText('The link leads to an address that is not public')).toBeVisible()

      await page.goto(`${setup}/x-ray`)
      await follow(
        page,
        hostileLink('to-missing-page'),
        `The click path works. The page that it leads to, on www.${domain}, has a fault of its own.`,
      )

      await page.goto(`${setup}/x-ray`)
      await expect(page.getByRole('link', { name: `Link on ${hostname}` })).toHaveCount(4)
      await look(page, 'an X-ray page with results')
    })

    test('a link that cannot be followed: the reason beside the field, and what was typed is kept', async ({ page }) => {
      await openXRay(page, 'X-ray of bad links')
      const field = page.getByLabel('Link from a mail')
      for (const [typed, says] of [
        ['', 'Paste a link from a mail.'],
        ['javascript:alert(1)', 'This is no web address.'],
        [`${hostileLink('fine')}\nhttps://www.example.org/`, 'Paste one link at a time.'],
        ['https://localhost/', 'This is no web address.'],
        [`https://www.${domain}:8443/`, 'This link names a port.'],
        [`https://www.${domain}/${'x'.repeat(9000)}`, 'This is longer than'],
        ['https://protect-eu.mimecast.com/s/AbC?domain=example.com', 'Only Mimecast knows what is inside this link'],
        [`${hostileLink('fine').slice(0, -9)}…`, 'is cut short'],
        ['https://u1.ct.sendgrid.net/ls/click?upn=a', 'belongs to SendGrid: link branding is not applied'],
        [hostile.fine, `This link is on www.${domain}, which is no link host of this setup.`],
      ] as const) {
        await field.fill(typed)
        await page.getByRole('button', { name: followButton }).click()
        await expect(page.locator('#link-error')).toContainText(says)
        await expect(field).toHaveValue(typed)
      }
      await look(page, 'an X-ray page with an error')
      await page.getByLabel('Follow it although it is on another host').check()
      await page.getByRole('button', { name: followButton }).click()
      await expect(page.getByRole('heading', { level: 2, name: `The link lands on www.${domain}, without passing` })).toBeVisible({
        timeout: 40_000,
      })
    })

    test('a test mail: its links by host, what they prove, and some of them followed', async ({ page, browser }) => {
      const setup = await openXRay(page, `X-ray of mails ${javaScriptEnabled}`)
      const http = [hostileLink('fine'), hostileLink('to-http')].map((link) => link.replace('https:', 'http:'))
      await choose(page, savedMail([...http, hostileLink('to-missing-page')]))
      await page.getByRole('button', { name: readButton }).click()
      await expect(
        page.getByRole('heading', { name: '2 of 3 tracked links are still http: SSL is not switched on in Braze yet.' }),
      ).toBeVisible()

      await page.goto(`${setup}/x-ray`)
      const pixel = `https://ci3.googleusercontent.com/meips/AB=s0-d-e1-ft#http://${hostname}${scenario.world.account.openPath}`
      await choose(page, savedMail([safeLink(hostileLink('fine'))], { pixel }))
      await page.getByRole('button', { name: readButton }).click()
      await expect(
        page.getByRole('heading', { name: '1 of 2 tracked links is still http: SSL is not switched on in Braze yet.' }),
      ).toBeVisible()
      await expect(page.getByText(`1 open pixel on ${hostname}, in the HTML part:`)).toBeVisible()
      await expect(page.getByRole('heading', { name: 'This copy was rewritten on its way' })).toBeVisible()

      await page.goto(`${setup}/x-ray`)
      const links = [hostileLink('fine'), hostileLink('to-missing-page'), 'https://www.example.org/imprint']
      await choose(page, savedMail(links, { pixel: `https://${hostname}${scenario.world.account.openPath}` }))
      await page.getByRole('button', { name: readButton }).click()
      await expect(page.getByRole('heading', { name: `All 3 tracked links are https and go through ${hostname}.` })).toBeVisible()
      await expect(page.getByText('Link host of this setup · 2 tracked links, 1 open pixel')).toBeVisible()
      await expect(page.getByText('SendGrid', { exact: true })).toBeVisible()
      await expect(page.getByRole('heading', { name: 'www.example.org' })).toBeVisible()
      await look(page, 'a mail that was read')

      await page.getByRole('button', { name: 'Follow the chosen links and count as clicks' }).click()
      await expect(page.getByRole('alert').getByText('Choose one to three links.')).toBeVisible()
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await page.waitForTimeout(3200)
      await page.getByRole('button', { name: 'Follow the chosen links and count as clicks' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Where 2 links lead' })).toBeVisible({ timeout: 40_000 })
      await expect(
        page.getByRole('heading', { level: 2, name: `The link is https all along its click path and lands on www.${domain}.` }),
      ).toBeVisible()
      await look(page, 'two links that were followed')

      const csm = await browser.newContext({ storageState: csmState })
      const csmPage = await csm.newPage()
      await csmPage.goto(at(new URL(setup).pathname.replace('/setups/', '/csm/setups/')))
      await expect(csmPage.getByText('A test mail of 22 Nov 2026, 09:00 UTC shows https links.')).toBeVisible()
      await csm.close()
    })

    test('a mail that cannot be read, or only in part, is said so beside the field or above what was found', async ({ page }) => {
      const setup = await openXRay(page, 'X-ray of bad mails')
      await page.getByRole('button', { name: readButton }).click()
      await expect(page.locator('#mail-error')).toHaveText('Choose the file of a saved mail (.eml). If you did, the file is empty.')
      for (const [buffer, says] of [
        [Buffer.from('Hello, this is only text.'), 'This is no saved mail'],
        [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000, 7)]), 'This is Outlook’s own format'],
      ] as const) {
        await choose(page, buffer)
        await page.getByRole('button', { name: readButton }).click()
        await expect(page.locator('#mail-error')).toContainText(says)
      }
      await choose(page, Buffer.concat([savedMail([]), Buffer.alloc(20 * 1024 * 1024, 0x41)]))
      if (!javaScriptEnabled) await page.getByRole('button', { name: readButton }).click()
      await expect(page.locator('#mail-error')).toContainText(javaScriptEnabled ? 'This file has 20.0 MB' : 'The file is larger than 5 MB.')
      await look(page, 'a mail that is too large')

      await page.goto(`${setup}/x-ray`)
      await choose(page, savedMail([hostileLink('fine')], { closed: false }))
      await page.getByRole('button', { name: readButton }).click()
      await expect(page.getByText('The file ends before the mail does.')).toBeVisible()
      await expect(page.getByRole('heading', { name: 'The one tracked link is https' })).toBeVisible()
    })
  })
}

test('on a phone nothing is cut off, and the hops of a slow link appear one by one', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openXRay(page, 'X-ray on a phone')
  await page.getByLabel('Link from a mail').fill(hostileLink('to-silence'))
  await page.getByRole('button', { name: followButton }).click()
  const hops = page.getByRole('list', { name: 'Following the link' }).getByRole('listitem')
  await expect(hops.first()).toContainText('answered 302')
  await expect(hops.nth(1)).toContainText('Asking')
  await audit(page, 'a link that is being followed')
  await expect(page.getByRole('heading', { level: 2, name: `where it leads then, quiet.${domain}, does not open` })).toBeVisible({
    timeout: 30_000,
  })
  await audit(page, 'a link that leads to silence, on a phone')
})

test('whoever was not let in sees nothing', async ({ page, browser }) => {
  const setup = await openXRay(page, 'X-ray of somebody')
  await page
    .getByLabel('Saved mail (.eml)')
    .setInputFiles({ name: 'a.eml', mimeType: 'message/rfc822', buffer: savedMail([hostileLink('fine')]) })
  await page.getByRole('button', { name: readButton }).click()
  await expect(page.getByRole('heading', { name: 'The one tracked link is https' })).toBeVisible()
  const stranger = await browser.newContext()
  for (const address of [`${setup}/x-ray`, page.url()]) expect((await stranger.request.get(address)).status()).toBe(404)
  await stranger.close()
})
