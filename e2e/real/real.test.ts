import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/words/report.ts'
import { checkAll, runCheckCommand } from './command.ts'
import { stopAll, whyNotHere } from './programs.ts'
import { disagreements, whyNoCommands } from './reproduced.ts'
import { buildWorld, linkOn } from './world.ts'

const faults = {
  atesp: 'dns.cname-points-to-esp',
  rehearsed: 'dns.cname-points-to-esp',
  doubled: 'dns.record-created-at-doubled-name',
  missing: 'dns.name-does-not-exist',
  dangling: 'dns.cname-target-does-not-exist',
  loopa: 'dns.cname-loop',
  private: 'dns.resolves-to-private-address',
  meta: 'dns.resolves-to-link-local-address',
  zero: 'dns.resolves-to-unspecified-address',
  texted: 'dns.wrong-record-type',
  dead: 'dns.edge-refuses-connections',
  lame: 'dns.lame-delegation',
  silent: 'dns.nameservers-unreachable',
  expired: 'tls.certificate-expired',
  othername: 'tls.hostname-mismatch',
  shallow: 'tls.wildcard-too-shallow',
  nochain: 'tls.missing-intermediate',
  selfsigned: 'tls.self-signed-certificate',
  notls: 'tls.https-port-closed',
  nohost: 'forwarding.host-header-not-forwarded',
  noquery: 'forwarding.query-string-not-forwarded',
  loop: 'forwarding.redirect-loop',
  website: 'cdn.edge-forwards-to-wrong-origin',
  blocked: 'cdn.edge-blocks-requests',
  noorigin: 'cdn.edge-cannot-reach-origin',
  tohome: 'forwarding.http-redirect-drops-query',
  parked: 'forwarding.http-not-forwarded',
  password: 'cdn.edge-asks-for-password',
  imageproxy: 'forwarding.blocks-some-clients',
  rewritten: 'forwarding.location-rewritten',
}

describe.skipIf(whyNotHere('the check command against nsd, unbound and nginx'))('the check command against nsd, unbound and nginx', () => {
  let world: Awaited<ReturnType<typeof buildWorld>>
  let reports: Map<string, Report>
  beforeAll(async () => {
    world = await buildWorld()
    const labels = ['stale', 'tohttps', ...Object.keys(faults)]
    const line = (label: string) => ({ id: label, hostname: world.name(label), esp: 'sendgrid', link: [linkOn(world.name(label))] })
    reports = await checkAll(world, labels.map(line))
  }, 90_000)
  afterAll(stopAll)

  const check = async (label: string, extra: readonly string[] = []): Promise<{ status: number; report: Report }> => {
    const { status, stdout, stderr } = await runCheckCommand([
      world.name(label),
      '--esp',
      'sendgrid',
      '--json',
      ...world.arguments,
      ...extra,
    ])
    if (!stdout) throw new Error(stderr)
    return { status, report: JSON.parse(stdout) }
  }
  const withLink = (label: string, extra: readonly string[] = []) => check(label, ['--link', linkOn(world.name(label)), ...extra])

  it.each(Object.entries(faults))('%s: %s', (label, rootCause) => {
    const report = reports.get(label)
    expect([report?.verdict, report?.rootCause]).toEqual(['not-ready', rootCause])
  })

  it('sees that one name server still has the old zone', () => {
    expect(reports.get('stale')?.findings.map(({ code }) => code)).toContain('dns.nameservers-disagree')
  })

  it('is ready for a proxy that sends plain HTTP to the same link over HTTPS', () => {
    expect([reports.get('tohttps')?.verdict, reports.get('tohttps')?.rootCause]).toEqual(['ready', null])
  })

  it('is ready for a proxy that forwards everything', async () => {
    const { status, report } = await withLink('good')
    expect([report.verdict, report.rootCause, status]).toEqual(['ready', null, 0])
    expect(report.edge.provider).toBe('custom-proxy')
  })

  it('cannot prove forwarding without a real link', async () => {
    const { status, report } = await check('good')
    expect([report.verdict, report.rootCause, status]).toEqual(['could-not-check', 'forwarding.needs-a-real-link', 2])
  })

  it('rehearses an edge while DNS is still at the ESP', async () => {
    const { status, report } = await withLink('rehearsed', ['--edge', world.edgeName('rehearsed')])
    expect([report.verdict, report.rootCause, report.rehearsal, status]).toEqual(['ready', null, true, 0])
  })

  it('says that it could not check when no resolver answers', async () => {
    const args = [world.name('good'), '--esp', 'sendgrid', '--json', '--resolver', '127.53.0.98', '--allow-private', '127.0.0.0/8']
    const { status, stdout } = await runCheckCommand(args)
    const report: Report = JSON.parse(stdout)
    expect([report.verdict, report.rootCause, status]).toEqual(['could-not-check', 'checker.could-not-check', 2])
    expect(report.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  })

  it('gives the same JSON for evidence saved before, with no network', async () => {
    const file = world.write('evidence.json', '')
    const live = await withLink('nohost', ['--save-evidence', file])
    expect(live.status).toBe(1)
    const again = await runCheckCommand(['--evidence', file, '--json'])
    expect(JSON.parse(again.stdout)).toEqual(live.report)
    expect(readFileSync(file, 'utf8')).not.toBe('')
  })

  it('answers a batch line by line', async () => {
    const lines = [
      JSON.stringify({ id: 1, hostname: world.name('good'), esp: 'sendgrid', link: linkOn(world.name('good')) }),
      '{ not json',
      JSON.stringify({ id: 'x', hostname: '192.0.2.1', esp: 'sendgrid' }),
      JSON.stringify({ id: 3, hostname: world.name('expired'), esp: 'sendgrid', link: [linkOn(world.name('expired'))] }),
    ]
    const file = world.write('lines.jsonl', lines.join('\n'))
    const { status, stdout } = await runCheckCommand(['--batch', file, ...world.arguments])
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers).toHaveLength(4)
    expect(answers.find(({ id }) => id === 1).verdict).toBe('ready')
    expect(answers.find(({ id }) => id === 3).rootCause).toBe('tls.certificate-expired')
    expect(answers.find(({ id }) => id === 'x').error.code).toBe('hostname-not-taken')
    expect(answers.find(({ error }) => error?.code === 'unreadable-line')).toBeDefined()
    expect(status).toBe(1)
  })

  it.skipIf(whyNoCommands)(
    'prints commands that show what it says',
    async () => {
      const lists = await Promise.all([...reports.values()].map((report) => disagreements(report, world)))
      expect(lists.flat()).toEqual([])
    },
    60_000,
  )
})
