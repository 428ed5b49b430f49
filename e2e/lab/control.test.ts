import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCheck } from '#lib/engine/run/check.ts'
import { type Lab, startLab } from './lab.ts'
import { edgeNames } from './naming.ts'
import { scenarios } from './scenarios/dns/nothing-done-yet.ts'
import { toTarget } from './target.ts'

const [scenario] = scenarios
if (!scenario) throw new Error('no scenario')
const { hostname } = scenario.target

let lab: Lab
beforeAll(async () => {
  lab = await startLab([scenario])
})
afterAll(() => lab.stop())

const rootCause = async () => (await runCheck(toTarget(scenario.target), lab.vantage)).assessment.rootCause

test('what an admin does is seen by the next check: a record, then a setting of the edge', async () => {
  expect(await rootCause()).toBe('dns.name-does-not-exist')
  lab.publish(hostname, [
    { name: hostname, type: 'CNAME', ttl: 300, data: edgeNames('cloudfront', hostname, scenario.world.domain)[0] ?? '' },
  ])
  expect(await rootCause()).toBe('forwarding.host-header-not-forwarded')
  lab.configure(hostname, { behaviour: { hostHeader: 'viewer' } })
  expect(await rootCause()).toBeNull()
  lab.publish(hostname, [])
  expect(await rootCause()).toBe('dns.name-does-not-exist')
})

test('with our own way out gone nothing is seen, and with it back all is as it was', async () => {
  lab.publish(hostname, [
    { name: hostname, type: 'CNAME', ttl: 300, data: edgeNames('cloudfront', hostname, scenario.world.domain)[0] ?? '' },
  ])
  lab.setOffline(true)
  expect((await runCheck(toTarget(scenario.target), lab.vantage)).assessment.verdict).toBe('could-not-check')
  lab.setOffline(false)
  expect(await rootCause()).toBeNull()
}, 60_000)
