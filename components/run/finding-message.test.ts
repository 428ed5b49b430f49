import { expect, it } from 'vitest'
import type { FindingView } from '#lib/wizard/view.ts'
import { findingMessage } from './finding-message.ts'

const finding: FindingView = {
  code: 'dns.cname-points-to-esp',
  check: 'dns.cname-target',
  area: 'dns',
  verdict: 'fail',
  severity: 'blocker',
  owner: 'dns-admin',
  title: 'link.mail.example.com still points to SendGrid',
  found: 'CNAME sendgrid.net (asked ns1.example.net).',
  expected: '',
  why: 'Browsers warn.',
  fix: 'Replace its value.',
  causedBy: null,
  evidence: [],
  reproduce: ['dig CNAME link.mail.example.com @192.0.2.53'],
}

it('says what, why, what to do and who, and leaves out what is empty', () => {
  expect(findingMessage(finding, 'link.mail.example.com')).toBe(
    `link.mail.example.com still points to SendGrid (link.mail.example.com)

What we saw: CNAME sendgrid.net (asked ns1.example.net).
Why it matters: Browsers warn.
What to do: Replace its value.
Who: DNS admin

See it for yourself:
dig CNAME link.mail.example.com @192.0.2.53`,
  )
})
