import { describe, expect, test } from 'vitest'
import type { SetupModel } from './model.ts'
import { noRuns } from './model.ts'
import { nextAction } from './next-action.ts'
import { obstacles, readiness } from './readiness.ts'
import { stepStates } from './step-states.ts'
import { targetOf } from './target-of.ts'
import { finding, healthySetup, host, minutesAgo, now, recordRow, run } from './testing.ts'

const good = 'link.mail.acme.com'
const bad = 'click.mail.acme.com'
const { answers } = healthySetup()
const braze = answers['braze-setup']
const verified = (verdict: Parameters<typeof recordRow>[0], state: 'finished' | 'running' = 'finished'): Partial<SetupModel> => {
  const done = run('records', 'mail.acme.com', { state, rows: [recordRow(verdict)] })
  return { recordsRun: { newest: done, finished: state === 'finished' ? done : null } }
}
const withAnswers = (changed: Partial<SetupModel['answers']>): Partial<SetupModel> => ({ answers: { ...answers, ...changed } })

/** A way on which the customer has nothing to set up, with these hosts. */
const managed = (...hosts: SetupModel['hosts']): Partial<SetupModel> => ({
  ...withAnswers({ 'cdn-and-certificate': { path: 'esp-managed' } }),
  hosts,
})
const unseen = (hostname: string) => ({ ...host(hostname), edgeName: null, check: noRuns })
/** A host with a finished check of exactly what is asked on that way. */
function seen(hostname: string, verdict: 'ready' | 'not-ready' = 'ready', rootCause: ReturnType<typeof finding> | null = null) {
  const { 'cdn-and-certificate': _way, ...rest } = answers
  const bare = unseen(hostname)
  const target = targetOf('check', bare, { ...rest, 'cdn-and-certificate': { path: 'esp-managed' } }, healthySetup().records)
  const done = host(hostname, verdict, { rootCause }).check.finished
  const finished = done && { ...done, target }
  return { ...bare, check: { newest: finished, finished } }
}
const atEsp = (hostname: string) => seen(hostname, 'not-ready', finding('dns.cname-points-to-esp'))

test('certificates held elsewhere are proven by the check against the public name, without a rehearsal', () => {
  for (const path of ['esp-managed', 'braze-managed'] as const) {
    const setup = healthySetup({ ...managed(seen(good), seen(bad)), ...withAnswers({ 'cdn-and-certificate': { path } }) })
    expect(obstacles(setup, now)).toEqual([])
    expect(stepStates(setup, now)['cdn-setup'].state).toBe('completed')
    expect(nextAction(setup, now)).toMatchObject({ code: 'request', owner: 'marketer' })
  }
})

test('a certificate that the ESP has not issued yet is waited for, and a lost record is mended', () => {
  expect(stepStates(healthySetup(managed(seen(good), atEsp(bad))), now)['cdn-setup'].state).toBe('waiting')
  const lost = healthySetup(managed(seen(good), seen(bad, 'not-ready', finding('dns.cname-to-wrong-target'))))
  expect(stepStates(lost, now)['cdn-setup'].state).toBe('problem')
  expect(nextAction(lost, now).owner).toBe('dns-admin')
})

test('everything proven is ready, and only that', () => {
  const setup = healthySetup()
  expect(obstacles(setup, now)).toEqual([])
  expect(readiness(setup, now)).toEqual({ ready: true, reasons: [], provedAt: minutesAgo(5).toISOString() })
  expect(Object.values(stepStates(setup, now)).map(({ state }) => state)).toEqual([...Array(5).fill('completed'), 'not-started'])
  expect(nextAction(setup, now)).toMatchObject({ code: 'request', owner: 'marketer' })
})

describe('never ready', () => {
  const staleLinks = { ...host(bad), links: ['https://click.mail.acme.com/ls/click?upn=new'] }
  const running = {
    ...host(bad),
    check: { newest: run('check', bad, { state: 'running', verdict: null }), finished: host(bad).check.finished },
  }
  test.each<[string, Partial<SetupModel>, string, string]>([
    [
      'one red host',
      { hosts: [host(good), host(bad, 'not-ready', { rootCause: finding('dns.cname-points-to-esp') })] },
      'host-not-ready',
      'mend-host',
    ],
    ['one host that could not be checked', { hosts: [host(good), host(bad, 'could-not-check')] }, 'host-could-not-check', 'check-host'],
    ['one host never checked', { hosts: [host(good), { ...host(bad), check: noRuns }] }, 'host-not-checked', 'rehearse'],
    ['one host only rehearsed', { hosts: [host(good), host(bad, 'ready', { kind: 'rehearsal' })] }, 'host-not-checked', 'cut-over'],
    ['one host being checked again', { hosts: [host(good), running] }, 'host-checking', 'await-run'],
    [
      'a proof over a day old',
      { hosts: [host(good), host(bad, 'ready', { createdAt: minutesAgo(24 * 60 + 1) })] },
      'host-outdated',
      'check-host',
    ],
    ['another link since the check', { hosts: [host(good), staleLinks] }, 'host-outdated', 'check-host'],
    ['another CDN since the check', withAnswers({ 'cdn-and-certificate': { path: 'cdn', cdn: 'fastly' } }), 'host-outdated', 'check-host'],
    ['another region since the check', withAnswers({ 'braze-setup': braze && { ...braze, region: 'eu' } }), 'host-outdated', 'check-host'],
    ['no hosts', { hosts: [] }, 'no-hosts', 'answer-step-1'],
    [
      'not all hosts of the SendGrid account listed',
      withAnswers({ 'braze-setup': braze && { ...braze, allHostsListed: false } }),
      'hosts-not-all-listed',
      'confirm-hosts',
    ],
    ['nothing answered', { answers: {} }, 'not-answered', 'answer-step-1'],
    ['no records', withAnswers({ 'dns-records': undefined }), 'records-not-entered', 'enter-records'],
    ['records not verified', { recordsRun: noRuns }, 'records-not-verified', 'verify-records'],
    ['records being verified', verified('pass', 'running'), 'records-not-verified', 'await-run'],
    ['a record missing', verified('fail'), 'records-wrong', 'mend-records'],
    ['a record that could not be looked up', verified('unknown'), 'records-not-verified', 'recheck-records'],
    ['a record still in caches', verified('warn'), 'records-not-verified', 'await-records'],
    [
      'another record since the verification',
      { records: [{ ...healthySetup().records[0], id: 'r2' } as never] },
      'records-not-verified',
      'verify-records',
    ],
    ['no path chosen', withAnswers({ 'cdn-and-certificate': undefined }), 'path-not-chosen', 'choose-path'],
    [
      'certificates held elsewhere, and nobody has looked yet',
      { ...managed(), hosts: [unseen(good), unseen(bad)] },
      'managed-elsewhere',
      'ask-csm-managed',
    ],
    ['the ESP has not issued yet', managed(atEsp(good), atEsp(bad)), 'host-not-ready', 'ask-csm-managed'],
    ['the ESP has issued for half of the hosts', managed(seen(good), atEsp(bad)), 'host-not-ready', 'ask-csm-managed'],
    ['half of the hosts never looked at', managed(seen(good), unseen(bad)), 'host-not-checked', 'check-host'],
    [
      'a managed host without its record',
      managed(seen(good), seen(bad, 'not-ready', finding('dns.cname-to-wrong-target'))),
      'host-not-ready',
      'mend-host',
    ],
    ['a check through a CDN before the ESP was to hold the certificates', managed(host(good), host(bad)), 'host-outdated', 'check-host'],
  ])('%s', (_case, fields, code, action) => {
    const setup = healthySetup(fields)
    const found = obstacles(setup, now).map((obstacle) => obstacle.code as string)
    expect(found).toContain(code)
    expect(readiness(setup, now)).toMatchObject({ ready: false, provedAt: null })
    expect(stepStates(setup, now)['request-enablement'].state).toBe('cannot-start')
    expect(nextAction(setup, now).code).toBe(action)
  })
})

test('a request stays, and says so when something breaks afterwards', () => {
  const request = { requestedBy: 'Ada', workspace: 'Main', note: '', requestedAt: now.toISOString() }
  const asked = healthySetup(withAnswers({ 'request-enablement': request }))
  expect(stepStates(asked, now)['request-enablement'].state).toBe('waiting')
  expect(nextAction(asked, now)).toMatchObject({ code: 'await-csm', owner: 'csm' })
  const broken = { ...asked, hosts: [host(good), host(bad, 'not-ready', { rootCause: finding('tls.certificate-expired', 'cdn-admin') })] }
  expect(stepStates(broken, now)['request-enablement'].state).toBe('problem')
  expect(nextAction(broken, now)).toMatchObject({ code: 'mend-host', owner: 'cdn-admin' })
})

describe('while a request is with the CSM, or SSL is on', () => {
  const request = { requestedBy: 'Ada', workspace: 'Main', note: '', requestedAt: minutesAgo(3000).toISOString() }
  const enabled = { outcome: 'enabled' as const, note: '', decidedAt: minutesAgo(2000) }
  const old = { createdAt: minutesAgo(24 * 60 + 1) }
  const aged = { ...withAnswers({ 'request-enablement': request }), hosts: [host(good, 'ready', old), host(bad, 'ready', old)] }

  test('a proof that has grown old is nobody’s problem', () => {
    const asked = healthySetup(aged)
    expect(stepStates(asked, now)['request-enablement'].state).toBe('waiting')
    expect(nextAction(asked, now)).toMatchObject({ code: 'await-csm', owner: 'csm' })
    const on = healthySetup({ ...aged, decision: enabled })
    expect(stepStates(on, now)['request-enablement'].state).toBe('completed')
    expect(nextAction(on, now)).toMatchObject({ code: 'prove-links', owner: 'marketer' })
  })

  test('nor is what could not be checked this time', () => {
    const blind = healthySetup({ ...aged, hosts: [host(good), host(bad, 'could-not-check')], decision: enabled })
    expect(stepStates(blind, now)['request-enablement'].state).toBe('completed')
  })

  test('another answer since, or a fault, is', () => {
    const elsewhere = healthySetup({ ...aged, answers: { ...aged.answers, 'cdn-and-certificate': { path: 'cdn', cdn: 'fastly' } } })
    expect(stepStates(elsewhere, now)['request-enablement'].state).toBe('problem')
    expect(nextAction(elsewhere, now)).toMatchObject({ code: 'check-host', owner: 'marketer' })
    const red = host(bad, 'not-ready', { rootCause: finding('tls.certificate-expired', 'cdn-admin') })
    const broken = healthySetup({ ...aged, hosts: [host(good), red], decision: enabled })
    expect(stepStates(broken, now)['request-enablement'].state).toBe('problem')
    expect(nextAction(broken, now)).toMatchObject({ code: 'mend-host', owner: 'cdn-admin' })
  })
})

test('what is blocked names what blocks it', () => {
  const red = stepStates(healthySetup({ hosts: [host(bad, 'not-ready')], recordsRun: noRuns }), now)
  expect(red['request-enablement']).toEqual({ state: 'cannot-start', blockedBy: ['verify-records', 'cdn-setup'] })
  const states = stepStates(healthySetup({ answers: {}, hosts: [], records: [], recordsRun: noRuns }), now)
  expect(states['dns-records']).toEqual({ state: 'cannot-start', blockedBy: ['braze-setup'] })
  expect(states['request-enablement']).toEqual({ state: 'cannot-start', blockedBy: ['braze-setup'] })
})

test('what could not be told for want of a real link is asked for, and is no fault', () => {
  const cause = { ...finding('forwarding.needs-a-real-link', 'marketer'), verdict: 'unknown' as const }
  const setup = healthySetup({ hosts: [host(good), host(bad, 'could-not-check', { rootCause: cause })] })
  expect(stepStates(setup, now)['cdn-setup'].state).toBe('in-progress')
  expect(nextAction(setup, now)).toMatchObject({ code: 'mend-host', owner: 'marketer' })
  expect(readiness(setup, now)).toMatchObject({ ready: false, reasons: [{ hostname: bad, sentence: expect.stringMatching(/link/) }] })
})

describe('the diagnosis behind a reason', () => {
  const red = host(bad, 'not-ready', { rootCause: finding('tls.certificate-expired', 'cdn-admin') })
  const notCovered = 'setup.link-host-not-covered'
  const unlisted = withAnswers({ 'braze-setup': braze && { ...braze, allHostsListed: false } })
  const atSes = { ...answers, ...(braze ? { 'braze-setup': { ...braze, esp: 'ses' as const } } : {}) }
  const sesHost = (...[hostname, verdict, fields]: Parameters<typeof host>) =>
    host(hostname, verdict, { ...fields, target: targetOf('check', host(hostname), atSes, healthySetup().records) })
  const sesRed = sesHost(bad, 'not-ready', { rootCause: finding('tls.certificate-expired', 'cdn-admin') })
  test.each<[string, Partial<SetupModel>, (string | null)[]]>([
    ['hosts of the SendGrid account that are not listed', unlisted, [notCovered]],
    ['a host that holds up another one of its account', { hosts: [host(good), red] }, [notCovered]],
    ['a host never checked that holds up another one', { hosts: [host(good), { ...host(bad), check: noRuns }] }, [notCovered]],
    ['a host that holds up nobody', { hosts: [red] }, ['tls.certificate-expired']],
    ['a host never checked, and nobody else', { hosts: [{ ...host(bad), check: noRuns }] }, [null]],
    ['what is no diagnosis', withAnswers({ 'cdn-and-certificate': undefined, 'dns-records': undefined }), [null, null, null, null]],
    ['another ESP, which switches each host by itself', { answers: atSes, hosts: [sesHost(good), sesRed] }, ['tls.certificate-expired']],
  ])('%s', (_case, fields, codes) => {
    expect(readiness(healthySetup(fields), now).reasons.map(({ code }) => code)).toEqual(codes)
  })
})

test('a run that failed by our fault asks nobody but for another look', () => {
  const ours = { ...finding('checker.could-not-check', 'us'), verdict: 'unknown' as const, params: { what: 'x', reason: 'y' } }
  const setup = healthySetup({ hosts: [host(good), host(bad, 'could-not-check', { rootCause: ours })] })
  expect(nextAction(setup, now)).toMatchObject({ code: 'check-host', owner: 'marketer' })
  expect(stepStates(setup, now)['cdn-setup'].state).toBe('in-progress')
})

describe('who has to act on a red host', () => {
  const red = (owner: 'wait' | 'cdn-admin', hostname = bad) =>
    host(hostname, 'not-ready', { rootCause: finding('dns.cname-points-to-esp', owner) })

  test('time alone: the step waits', () => {
    const setup = healthySetup({ hosts: [host(good), red('wait')] })
    expect(stepStates(setup, now)['cdn-setup'].state).toBe('waiting')
    expect(nextAction(setup, now)).toMatchObject({ code: 'mend-host', owner: 'wait' })
  })

  test('a person before time', () => {
    const setup = healthySetup({ hosts: [red('wait', good), red('cdn-admin')] })
    expect(stepStates(setup, now)['cdn-setup'].state).toBe('problem')
    expect(nextAction(setup, now)).toMatchObject({ code: 'mend-host', owner: 'cdn-admin', params: { hostname: bad } })
  })
})
