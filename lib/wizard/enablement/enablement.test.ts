import { describe, expect, test } from 'vitest'
import type { Finding } from '#lib/engine/findings/finding.ts'
import type { LinkHostModel, RunModel, SetupModel } from '#lib/wizard/model.ts'
import { noRuns } from '#lib/wizard/model.ts'
import { obstacles } from '#lib/wizard/readiness.ts'
import type { RequestStanding } from '#lib/wizard/request-standing.ts'
import { finding, healthySetup, host, minutesAgo, now, pastOf, recordRow, run } from '#lib/wizard/testing.ts'
import { type AccountProof, worstProof } from './account-proof.ts'
import { type EnablementCode, enablementFor, enablementOf, type Move } from './enablement.ts'
import { type ProofState, proofStates } from './proof.ts'

const one = 'link.mail.acme.com'
const two = 'click.mail.acme.com'
const dayOld = { createdAt: minutesAgo(24 * 60 + 1) }
const { answers } = healthySetup()

const running = (hostname: string): RunModel => run('check', hostname, { state: 'running', verdict: null, createdAt: minutesAgo(0) })
const again = (model: LinkHostModel): LinkHostModel => ({ ...model, check: { ...model.check, newest: running(model.hostname) } })
/** The newest check told nothing; before it was what `before` says. */
const blinded = (model: LinkHostModel, cause: Finding | null = null): LinkHostModel => ({
  ...host(model.hostname, 'could-not-check', { rootCause: cause }),
  past: pastOf(model.check.finished),
})
const ours: Finding = { ...finding('checker.could-not-check', 'us'), verdict: 'unknown', params: { what: 'dns', reason: 'timeout' } }
const needsLink: Finding = { ...finding('forwarding.needs-a-real-link', 'marketer'), verdict: 'unknown' }
const broken = (hostname: string, fields = {}) =>
  host(hostname, 'not-ready', { rootCause: finding('tls.certificate-expired', 'cdn-admin'), ...fields })
const inCaches = (hostname: string) =>
  host(hostname, 'not-ready', {
    rootCause: { ...finding('dns.stale-resolver-cache', 'wait'), params: { until: '2026-11-22T11:00:00Z' } },
  })
const withFindings = (model: LinkHostModel, ...findings: Finding[]): LinkHostModel => {
  const done = model.check.finished
  const finished = done?.assessment ? { ...done, assessment: { ...done.assessment, findings } } : null
  return { ...model, check: { newest: finished, finished } }
}
const aWarning: Finding = {
  ...finding('tls.certificate-expires-soon', 'cdn-admin'),
  verdict: 'warn',
  severity: 'warning',
  params: { days: 5 },
}
const aNote: Finding = { ...aWarning, severity: 'info' }
const warned = (hostname: string) => withFindings(host(hostname), aWarning)
const never = (hostname: string): LinkHostModel => ({ ...host(hostname), check: noRuns, past: null })
const changed = (model: LinkHostModel): LinkHostModel => ({ ...model, links: [`https://${model.hostname}/ls/click?upn=new`] })

describe('what is known of one link host', () => {
  test.each<[string, LinkHostModel, ProofState, Finding['owner'] | null, { good?: boolean; bad?: boolean }]>([
    ['never checked', never(one), 'never-checked', null, {}],
    ['checked for the first time', again(never(one)), 'first-check', null, {}],
    ['checked again over an earlier good proof', again(host(one)), 'renewing', null, { good: true }],
    ['checked again over a good proof a day old', again(host(one, 'ready', dayOld)), 'renewing', null, { good: true }],
    ['checked again after a blind look, proven before that', again(blinded(host(one))), 'renewing', null, { good: true }],
    ['checked again over a blind look alone', again(host(one, 'could-not-check')), 'first-check', null, {}],
    ['checked again over other answers', again(changed(host(one))), 'first-check', null, { good: true }],
    ['checked again over a fault: it stays one', again(broken(one)), 'failing', 'cdn-admin', { bad: true }],
    ['checked again over a fault seen over a day ago', again(broken(one, dayOld)), 'first-check', null, { bad: true }],
    ['freshly proven', host(one), 'proven', null, { good: true }],
    ['what is merely worth knowing is no warning', withFindings(host(one), aNote), 'proven', null, { good: true }],
    ['proven with a warning', warned(one), 'warned', null, { good: true }],
    ['proven over a day ago', host(one, 'ready', dayOld), 'old', null, { good: true }],
    ['broken over a day ago', broken(one, dayOld), 'old', null, { bad: true }],
    ['a person has to act', broken(one), 'failing', 'cdn-admin', { bad: true }],
    ['time alone has to act', inCaches(one), 'waiting', 'wait', { bad: true }],
    [
      'time has to act, and a person as well',
      withFindings(
        inCaches(one),
        ...(inCaches(one).check.finished?.assessment?.findings ?? []),
        finding('tls.certificate-expired', 'cdn-admin'),
      ),
      'failing',
      'cdn-admin',
      { bad: true },
    ],
    ['could not check, proven before', blinded(host(one), ours), 'blind', null, { good: true }],
    ['could not check, broken before', blinded(broken(one), ours), 'blind', null, { bad: true }],
    ['could not check, nothing before', host(one, 'could-not-check', { rootCause: ours }), 'blind', null, {}],
    ['could not check, and no cause was found', host(one, 'could-not-check'), 'blind', null, {}],
    ['could not check, a day ago', host(one, 'could-not-check', dayOld), 'blind', null, {}],
    ['could not tell for want of an answer', host(one, 'could-not-check', { rootCause: needsLink }), 'to-answer', 'marketer', {}],
    ['other answers since a good check', changed(host(one)), 'changed', null, { good: true }],
    ['other answers since a bad check', changed(broken(one)), 'changed', null, {}],
  ])('%s', (_case, model, state, owner, { good = false, bad = false }) => {
    const [proof] = enablementOf(healthySetup({ hosts: [model] }), now).parts.hosts
    expect([proof?.state, proof?.owner ?? null, proof?.lastGood !== null, proof?.lastBad !== null]).toEqual([state, owner, good, bad])
    expect(proof?.brokenSince !== null).toBe(bad)
  })

  test('time has a name where it is known', () => {
    expect(enablementOf(healthySetup({ hosts: [inCaches(one)] }), now).parts.hosts[0]?.until).toBe('2026-11-22T11:00:00Z')
  })

  test('a good proof of other answers is told as such', () => {
    expect(enablementOf(healthySetup({ hosts: [changed(host(one))] }), now).parts.hosts[0]?.lastGood?.isCurrent).toBe(false)
  })
})

const verified = (verdict: Parameters<typeof recordRow>[0], isAgain = false): Partial<SetupModel> => {
  const done = run('records', 'mail.acme.com', { rows: [recordRow(verdict)] })
  return { recordsRun: { newest: isAgain ? run('records', 'mail.acme.com', { id: 'again', state: 'running' }) : done, finished: done } }
}
const braze = answers['braze-setup']
const unlisted: Partial<SetupModel> = { answers: { ...answers, ...(braze ? { 'braze-setup': { ...braze, allHostsListed: false } } : {}) } }

describe('what is known of a whole setup: its worst part decides', () => {
  test.each<[string, Partial<SetupModel>, AccountProof]>([
    ['all proven', {}, 'proven'],
    ['one with a warning', { hosts: [host(one), warned(two)] }, 'warned'],
    ['one blind, one proven', { hosts: [blinded(host(one)), host(two)] }, 'blind'],
    ['one broken, one blind', { hosts: [blinded(host(one)), broken(two)] }, 'failing'],
    ['one broken, one being checked', { hosts: [again(host(one)), broken(two)] }, 'failing'],
    ['one waiting on caches, one proven', { hosts: [inCaches(one), host(two)] }, 'waiting'],
    ['one waiting on caches, one blind', { hosts: [inCaches(one), blinded(host(two))] }, 'waiting'],
    ['one waiting on caches, one broken', { hosts: [inCaches(one), broken(two)] }, 'failing'],
    ['one blind, one being checked', { hosts: [blinded(host(one)), again(host(two))] }, 'checking'],
    ['one blind, one old', { hosts: [blinded(host(one)), host(two, 'ready', dayOld)] }, 'blind'],
    ['one old, one with a warning', { hosts: [warned(one), host(two, 'ready', dayOld)] }, 'old'],
    ['a host added after the rest was proven', { hosts: [host(one), never(two)] }, 'unseen'],
    ['an answer changed since', { hosts: [host(one), changed(host(two))] }, 'unseen'],
    ['a host added, another one broken', { hosts: [broken(one), never(two)] }, 'failing'],
    ['one without a real link', { hosts: [host(one), host(two, 'could-not-check', { rootCause: needsLink })] }, 'to-answer'],
    ['no hosts', { hosts: [] }, 'to-answer'],
    ['nothing answered', { answers: {} }, 'to-answer'],
    ['not every host of the account listed', unlisted, 'to-answer'],
    ['a record missing', verified('fail'), 'failing'],
    ['a record missing, looked up again', verified('fail', true), 'failing'],
    ['a record in caches', verified('warn'), 'waiting'],
    ['a record that could not be looked up', verified('unknown'), 'blind'],
    ['records looked up again', verified('pass', true), 'checking'],
    ['other records since', { records: [{ ...healthySetup().records[0], id: 'r2' } as never] }, 'unseen'],
  ])('%s', (_case, fields, proof) => expect(enablementOf(healthySetup(fields), now).proof).toBe(proof))
})

const standings: readonly RequestStanding[] = ['none', 'requested', 'sent-back', 'enabled', 'switched-off']
const cells: Record<AccountProof, readonly [RequestStanding, EnablementCode, Move, string][]> = {
  failing: [
    ['none', 'not-ready', 'tell', ''],
    ['requested', 'send-back', 'send-back', 'sent-back'],
    ['sent-back', 'sent-back-open', 'tell', ''],
    ['enabled', 'on-broken', 'mend', 'switched-off'],
    ['switched-off', 'off-open', 'tell', ''],
  ],
  'to-answer': [
    ['none', 'not-ready', 'tell', ''],
    ['requested', 'incomplete', 'send-back', 'sent-back'],
    ['sent-back', 'sent-back-open', 'tell', ''],
    ['enabled', 'on-incomplete', 'tell', 'switched-off'],
    ['switched-off', 'off-open', 'tell', ''],
  ],
  waiting: [
    ['none', 'wait', 'await-time', ''],
    ['requested', 'wait', 'await-time', 'sent-back'],
    ['sent-back', 'wait', 'await-time', ''],
    ['enabled', 'on-wait', 'await-time', 'switched-off'],
    ['switched-off', 'wait', 'await-time', ''],
  ],
  checking: [
    ['none', 'checking', 'await-run', ''],
    ['requested', 'checking', 'await-run', 'sent-back'],
    ['sent-back', 'checking', 'await-run', ''],
    ['enabled', 'on-checking', 'await-run', 'switched-off'],
    ['switched-off', 'checking', 'await-run', ''],
  ],
  blind: [
    ['none', 'blind', 'check', ''],
    ['requested', 'blind', 'check', 'sent-back'],
    ['sent-back', 'blind', 'check', ''],
    ['enabled', 'on-blind', 'check', 'switched-off'],
    ['switched-off', 'blind', 'check', ''],
  ],
  unseen: [
    ['none', 'not-ready', 'tell', ''],
    ['requested', 'unseen', 'check', 'sent-back'],
    ['sent-back', 'unseen', 'check', ''],
    ['enabled', 'on-unseen', 'check', 'switched-off'],
    ['switched-off', 'unseen', 'check', ''],
  ],
  old: [
    ['none', 'old', 'check', ''],
    ['requested', 'old', 'check', 'sent-back'],
    ['sent-back', 'old', 'check', ''],
    ['enabled', 'on-old', 'check', 'switched-off'],
    ['switched-off', 'old', 'check', ''],
  ],
  warned: [
    ['none', 'unasked', 'tell', ''],
    ['requested', 'enable-warned', 'enable', 'enabled sent-back'],
    ['sent-back', 'sent-back-proven', 'tell', ''],
    ['enabled', 'on-warned', 'nothing', 'switched-off'],
    ['switched-off', 'off-proven', 'tell', ''],
  ],
  proven: [
    ['none', 'unasked', 'tell', ''],
    ['requested', 'enable', 'enable', 'enabled sent-back'],
    ['sent-back', 'sent-back-proven', 'tell', ''],
    ['enabled', 'on-proven', 'nothing', 'switched-off'],
    ['switched-off', 'off-proven', 'tell', ''],
  ],
}
const allProofs = Object.keys(cells) as AccountProof[]

describe('what the CSM is told: where the request stands × what is known', () => {
  test.each(allProofs.flatMap((proof) => cells[proof].map((cell) => [proof, ...cell] as const)))(
    '%s, %s: %s',
    (proof, standing, code, move, offers) => {
      expect(enablementFor(standing, proof)).toEqual({ code, move, offers: offers.split(' ').filter(Boolean) })
    },
  )

  test('no cell is left out', () => {
    for (const proof of allProofs) expect(cells[proof].map(([standing]) => standing)).toEqual(standings)
  })

  test('sending back is pushed only for what somebody has to mend or answer, enabling only for what is proven', () => {
    for (const proof of allProofs)
      for (const standing of standings) {
        const { move, offers } = enablementFor(standing, proof)
        if (move === 'send-back') expect(['failing', 'to-answer']).toContain(proof)
        if (move === 'enable' || offers.includes('enabled'))
          expect([standing, ['warned', 'proven'].includes(proof)]).toEqual(['requested', true])
      }
  })

  test('one who asked again after SSL was switched off waits for a decision', () => {
    const request = { requestedBy: 'Mia', workspace: 'W', note: '', requestedAt: minutesAgo(10).toISOString() }
    const off = { outcome: 'switched-off' as const, note: '', decidedAt: minutesAgo(20) }
    const setup = (decidedAt: Date) =>
      healthySetup({ answers: { ...answers, 'request-enablement': request }, decision: { ...off, decidedAt } })
    expect(enablementOf(setup(minutesAgo(20)), now).code).toBe('enable')
    expect(enablementOf(setup(minutesAgo(5)), now).code).toBe('off-proven')
  })
})

const models: readonly ((hostname: string) => LinkHostModel)[] = [
  never,
  host,
  warned,
  broken,
  inCaches,
  (hostname) => again(host(hostname)),
  (hostname) => again(never(hostname)),
  (hostname) => again(broken(hostname)),
  (hostname) => host(hostname, 'ready', dayOld),
  (hostname) => broken(hostname, dayOld),
  (hostname) => blinded(host(hostname)),
  (hostname) => blinded(broken(hostname)),
  (hostname) => changed(host(hostname)),
  (hostname) => host(hostname, 'could-not-check', { rootCause: needsLink }),
]

test('of every two link hosts: proven only where nothing at all is in the way, and a fault beats what was not seen', () => {
  for (const first of models)
    for (const second of models)
      for (const records of [{}, verified('pass', true), verified('unknown'), verified('warn'), verified('fail'), unlisted]) {
        const setup = healthySetup({ hosts: [first(one), second(two)], ...records })
        const { proof, parts } = enablementOf(setup, now)
        expect(proof === 'proven' || proof === 'warned').toBe(obstacles(setup, now).length === 0)
        const states = [...parts.hosts, ...parts.open].map(({ state }) => state)
        expect(proof === 'failing').toBe(states.includes('failing'))
        if (!states.includes('failing') && !states.includes('to-answer'))
          expect(enablementFor('requested', proof).move).not.toBe('send-back')
      }
})

test('every order of the parts comes to the same, and nothing is proven by no parts', () => {
  for (const first of proofStates) for (const second of proofStates) expect(worstProof([first, second])).toBe(worstProof([second, first]))
  expect(worstProof([])).toBe('to-answer')
})
