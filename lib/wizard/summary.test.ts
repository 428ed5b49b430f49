import { expect, test } from 'vitest'
import { finding, healthySetup, host, now } from './testing.ts'
import { summaryView } from './views/summary-view.ts'

const proven = ['tls.trust', 'forwarding.proof'].map((check) => ({ ...finding(check), check, code: check, verdict: 'pass' as const }))

/** A host whose check passed both proofs. */
function provenHost(hostname: string) {
  const model = host(hostname)
  const done = model.check.finished
  if (!done?.assessment) throw new Error('no check')
  const run = { ...done, assessment: { ...done.assessment, findings: proven } }
  return { ...model, check: { newest: run, finished: run } }
}

test('the summary of a proven setup says so, claim by claim', () => {
  const summary = summaryView(healthySetup({ hosts: [provenHost('link.mail.acme.com')] }), now)
  expect(summary.claims.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'hosts-listed said',
    'records proven',
    'link.mail.acme.com:dns proven',
    'link.mail.acme.com:edge proven',
    'link.mail.acme.com:certificate proven',
    'link.mail.acme.com:forwarding proven',
  ])
  expect(summary.text).toMatch(/^SSL click tracking: summary for your CSM\nREADY: SSL can be switched on\.\n/)
  expect(summary.text).toContain('- link.mail.acme.com: ready; checked 2026-11-22 09:55 UTC; edge Amazon CloudFront (confirmed)')
  expect(summary.text).toContain(
    "- [proven] link.mail.acme.com shows a certificate that recipients' browsers trust; checked 2026-11-22 09:55 UTC",
  )
})

test('a proof of other answers proves nothing: every claim of the host falls', () => {
  const setup = healthySetup({ hosts: [{ ...provenHost('link.mail.acme.com'), links: ['https://link.mail.acme.com/new'] }] })
  const summary = summaryView(setup, now)
  expect(summary.readiness.ready).toBe(false)
  expect(summary.text).toContain('\nNOT PROVEN NOW: not looked at as it stands.')
  expect(summary.claims.filter(({ hostname }) => hostname !== null).map(({ state }) => state)).toEqual(Array(4).fill('not-looked-at'))
})

test('what was not looked at is said', () => {
  const model = provenHost('link.mail.acme.com')
  const unseen = { ...finding('cdn.edge-answers'), check: 'cdn.edge-answers', code: 'cdn.edge-answers', verdict: 'unknown' as const }
  const done = model.check.finished
  if (!done?.assessment) throw new Error('no check')
  const run = { ...done, assessment: { ...done.assessment, findings: [...proven, unseen] } }
  const summary = summaryView(healthySetup({ hosts: [{ ...model, check: { newest: run, finished: run } }] }), now)
  expect(summary.notChecked.some((line) => line.startsWith('link.mail.acme.com: '))).toBe(true)
  expect(summary.text).toContain('\nNot checked\n- link.mail.acme.com: ')
})

test('a red host comes with what to mend first', () => {
  const red = host('click.mail.acme.com', 'not-ready', { rootCause: finding('dns.cname-points-to-esp') })
  const summary = summaryView(healthySetup({ hosts: [red] }), now)
  expect(summary.hosts[0]?.rootCause?.title).toBe('click.mail.acme.com still points to SendGrid')
  expect(summary.text).toContain('first to mend: click.mail.acme.com still points to SendGrid')
})
