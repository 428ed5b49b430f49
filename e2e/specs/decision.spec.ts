import { type Browser, expect, type Page, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import { edgeNames } from '#e2e/lab/naming.ts'
import { scenario } from '#e2e/lab/scenarios/healthy/sendgrid-cloudfront.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, chooseCdn, giveEdge, pasteRecords, runHost, startSetup, verifyRecords } from './support/customer.ts'
import { at } from './support/places.ts'
import { launchServer, type TestServer } from './support/server.ts'

/*
 * One setup through what a CSM can be told: ready and not asked for, asked for, not seen by us,
 * broken, sent back, mended, on, on and broken, and off again. On a server of its own, since its
 * way out to everything is taken away.
 */

let server: TestServer
let everybodys: string | undefined
test.beforeAll(async () => {
  server = await launchServer()
  everybodys = process.env.BASE_URL
  process.env.BASE_URL = server.baseUrl
})
test.afterAll(async () => {
  process.env.BASE_URL = everybodys
  await server.stop()
})

const { hostname } = scenario.target
const edge = edgeNames('cloudfront', hostname, scenario.world.domain)[0] ?? ''
const slow = { timeout: 60_000 }
const change = (what: Parameters<typeof changeLab>[0]) => changeLab(what, server.control)

test('the CSM is told by where the request stands and what is known, and never to send our own blindness back', async ({
  page: customer,
  browser,
}) => {
  test.setTimeout(600_000)
  const setup = await startSetup(customer, 'Told')
  await answerBrazeSetup(customer, scenario)
  await pasteRecords(customer, scenario)
  await verifyRecords(customer, setup)
  await chooseCdn(customer, setup, 'cloudfront')
  await giveEdge(customer, scenario, edge)
  await runHost(customer, 'Check now', `${hostname} is ready for HTTPS links`)

  const desk = await signIn(browser)
  await desk.goto(at(setup.replace(/^.*(?=\/setups)/, '/csm')))
  await expect(told(desk, 'Ready, and nobody has asked yet')).toBeVisible()
  await expect(desk.getByRole('radio')).toHaveCount(0)

  // The CSM makes the request in the customer's place.
  await desk.getByRole('link', { name: 'Make the request for the customer (step 6)' }).click()
  await request(desk)
  await backToDesk(desk, setup)
  await expect(told(desk, 'Enable SSL')).toBeVisible()
  await expect(desk.getByLabel('SSL is on')).toBeVisible()

  await change({ network: 'down' })
  await proveAgain(desk, 'Could not check: check again')
  await expect(decision(desk).getByText(/^Last proven .*: Amazon CloudFront answered/)).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Note the decision' })).toBeHidden()
  await expect(desk.getByLabel('SSL is on')).toHaveCount(0)
  await audit(desk, 'asked, and not seen')
  await change({ network: 'up' })
  await proveAgain(desk, 'Enable SSL')

  await change({ configure: hostname, change: { behaviour: { hostHeader: 'origin' } } })
  await proveAgain(desk, 'Send it back')
  await note(desk, 'Send it back', 'The Host header is lost.')
  await expect(told(desk, 'Sent back, and not mended yet')).toBeVisible()
  await change({ configure: hostname, change: { behaviour: { hostHeader: 'viewer' } } })
  await proveAgain(desk, 'Sent back, and all is proven now')
  await expect(desk.getByRole('radio')).toHaveCount(0)

  await customer.goto(`${setup}/request-enablement`)
  await expect(customer.getByRole('heading', { name: 'Your CSM has sent the request back' })).toBeVisible()
  // While a check is under way step 6 has no form, and does not find out by itself that it has ended.
  await expect(async () => {
    await customer.reload()
    await expect(customer.getByLabel('Your name').first()).toBeVisible({ timeout: 2_000 })
  }).toPass(slow)
  await request(customer)
  await desk.reload()
  await note(desk, 'SSL is on', '')
  await expect(told(desk, 'SSL is on, and every link host is proven')).toBeVisible()
  await customer.reload()
  await expect(customer.getByText('Nobody may press Verify for this domain at SendGrid again')).toBeVisible()

  await change({ configure: hostname, change: { behaviour: { hostHeader: 'origin' } } })
  await proveAgain(desk, 'SSL is on, and links are broken')
  const aid = desk.getByRole('region', { name: 'First aid' })
  await expect(aid.getByText(/^Mended by: CDN admin\. Found broken .*; the last good check before was/)).toBeVisible()
  await expect(aid.getByText('At SendGrid, SSL is one switch for the whole account')).toBeVisible()
  await audit(desk, 'on, and broken')
  await customer.reload()
  await expect(customer.getByRole('heading', { name: 'SSL is on, and links in your mails are broken' })).toBeVisible()
  await audit(customer, 'step 6, on and broken')

  await note(desk, 'It is off again', 'Until the CDN admin is back.')
  await expect(told(desk, 'SSL is off again, and not mended yet')).toBeVisible()
  await customer.goto(setup)
  await expect(customer.getByRole('heading', { name: 'Your CSM has switched SSL off again' })).toBeVisible()
  await desk.context().close()
})

const told = (desk: Page, title: string) => desk.getByRole('heading', { level: 3, name: title })
const decision = (desk: Page) => desk.getByRole('region', { name: 'Decision' })

async function signIn(browser: Browser): Promise<Page> {
  const desk = await (await browser.newContext()).newPage()
  await desk.goto(server.signInLink)
  return desk
}

async function backToDesk(desk: Page, setup: string): Promise<void> {
  await desk.goto(at(setup.replace(/^.*(?=\/setups)/, '/csm')))
}

/** Step 6, on the page that is open or is being opened. */
async function request(page: Page): Promise<void> {
  await page.getByLabel('Your name').first().fill('Mia Marketer')
  await page.getByLabel('Braze workspace').fill('Production')
  await page.getByRole('button', { name: 'Request SSL enablement' }).click()
  await expect(page.getByRole('heading', { name: 'SSL enablement is requested' })).toBeVisible()
}

/** One host may be looked at every three seconds; what comes of it stands on the page by itself. */
async function proveAgain(desk: Page, title: string): Promise<void> {
  await desk.waitForTimeout(3200)
  await desk.getByRole('button', { name: /^(Prove it|Check) again now$/ }).click()
  await expect(told(desk, title)).toBeVisible(slow)
}

async function note(desk: Page, outcome: string, text: string): Promise<void> {
  await desk.getByLabel(outcome).check()
  await desk.getByLabel('Note to the customer').fill(text)
  await desk.getByRole('button', { name: 'Note the decision' }).click()
}
