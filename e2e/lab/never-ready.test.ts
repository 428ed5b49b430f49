import { describe, expect, it } from 'vitest'
import { runCheck } from '#lib/engine/run/check.ts'
import { type EspId, espIds } from '#lib/engine/target/target.ts'
import { account, certificate, type certificates, edge, ports, tls } from './changes.ts'
import { delegation, linkRecords, nameServer } from './changes-dns.ts'
import { type Change, defineScenario } from './define.ts'
import { brokenRules } from './invariants.ts'
import { startLab } from './lab.ts'
import { digest } from './naming.ts'
import type { Behaviour, Scenario, SiteKind } from './scenario.ts'
import { toTarget } from './target.ts'
import { wrongAnswers } from './wrong-answers.ts'

/** A fault that breaks links, and the ESPs whose links show it; all of them when left out. */
interface Fault {
  change: Change
  esps?: readonly EspId[]
}

const byRecords: Record<string, Fault> = {
  'leads-to-esp': { change: linkRecords({ type: 'CNAME', data: '{esp}' }) },
  'no-record': { change: linkRecords() },
  'no-domain': { change: delegation('none') },
  'lame-servers': { change: nameServer('all', { fault: 'lame' }) },
  'private-address': { change: linkRecords({ type: 'A', data: '10.1.2.3' }) },
  'half-private': { change: linkRecords({ type: 'A', data: '10.1.2.3' }, { type: 'A', data: '{address}' }) },
  'loopback-address': { change: linkRecords({ type: 'A', data: '127.0.0.1' }) },
  'alias-loop': { change: linkRecords({ type: 'CNAME', data: '{host}' }) },
  'dangling-alias': { change: linkRecords({ type: 'CNAME', data: 'gone-{edge}' }) },
}

const badCertificates = [
  'expired',
  'not-yet-valid',
  'other-name',
  'wildcard-too-shallow',
  'common-name-only',
  'self-signed',
  'unknown-root',
  'cloudflare-origin',
  'missing-intermediate',
  'wrong-intermediate',
  'expired-intermediate',
  'weak-key',
  'curve-refused',
  'sha1',
] as const satisfies readonly (keyof typeof certificates)[]

const byTls: Record<string, Fault> = {
  ...Object.fromEntries(badCertificates.map((name) => [name, { change: certificate(name) }])),
  'default-certificate': { change: certificate('default') },
  'no-certificate': { change: certificate('none') },
  'old-protocols': { change: tls({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }) },
  'wants-client-certificate': { change: tls({ clientCertificate: true }) },
  'https-refused': { change: ports({ port443: 'refused' }) },
  'https-filtered': { change: ports({ port443: 'silent' }) },
  'plain-http-on-443': { change: ports({ port443: 'plain-http' }) },
  'hangs-up': { change: ports({ port443: 'resets' }) },
}

const withBehaviour = (behaviour: Partial<Behaviour>, esps?: readonly EspId[]): Fault => ({
  change: edge(behaviour),
  ...(esps ? { esps } : {}),
})

const byForwarding: Record<string, Fault> = {
  'own-host-sent': withBehaviour({ hostHeader: 'origin', forwardedHost: false }),
  'other-host-sent': withBehaviour({ hostHeader: 'www.{domain}', forwardedHost: false }),
  'query-dropped': withBehaviour({ query: 'dropped' }, ['sendgrid']),
  'query-encoded-again': withBehaviour({ query: 'encoded-again' }, ['sendgrid']),
  'path-decoded': withBehaviour({ path: 'decoded' }, ['ses']),
  'path-replaced': withBehaviour({ path: 'replaced' }),
  'redirect-followed': withBehaviour({ followsRedirects: true }),
  'location-changed': withBehaviour({ location: 'own-host' }),
  'redirect-loop': withBehaviour({ loop: true }),
  'redirected-home': withBehaviour({ redirectsTo: 'https://www.{domain}/' }),
  'one-answer-for-all': withBehaviour({ cache: { key: 'host', ttlSeconds: 3600 } }),
  'web-site': withBehaviour({ origin: 'web-site' }),
  bucket: withBehaviour({ origin: 's3-bucket' }),
  'blank-page': withBehaviour({ origin: 'blank' }),
  'fresh-proxy': withBehaviour({ origin: 'default-page' }),
  'wrong-region': withBehaviour({ origin: 'eu.sendgrid.net' }),
  'web-site-on-https': withBehaviour({ https: 'web-site' }),
  'web-site-on-http': withBehaviour({ http: 'web-site' }),
  'back-to-http': withBehaviour({ https: 'redirects-to-http' }),
  'path-lost-on-http': withBehaviour({ http: 'redirects-without-path' }),
  'endless-body': withBehaviour({ body: 'endless' }),
  'hangs-after-headers': withBehaviour({ body: 'hangs' }),
  blocked: withBehaviour({ answers: 'blocked' }),
  'unknown-to-cdn': withBehaviour({ answers: 'unknown-host' }),
  'origin-down': withBehaviour({ answers: 'origin-unreachable' }),
  'unknown-to-esp': { change: account({ state: 'unknown' }) },
}

const faults: Record<string, Fault> = { ...byRecords, ...byTls, ...byForwarding }
const kinds: SiteKind[] = ['cloudfront', 'cloudflare', 'fastly', 'gcp', 'haproxy', 'apache']

const struck = (names: readonly string[], esp: EspId, cdn: SiteKind): Scenario =>
  defineScenario({
    id: `struck-${digest(`${names.join('+')}/${esp}/${cdn}`)}`,
    title: `${names.join(' and ')}: ${esp} behind ${cdn}`,
    setup: { esp, cdn },
    changes: names.flatMap((name) => faults[name]?.change ?? []),
    expect: { verdict: 'not-ready' },
  })

/** A number below the bound that depends on the text alone. */
const pick = (text: string, bound: number): number => Number.parseInt(digest(text, 8), 16) % bound

const singles = Object.entries(faults).flatMap(([name, { esps = espIds }]) =>
  esps.map((esp) => struck([name], esp, kinds[pick(name + esp, kinds.length)] ?? 'cloudfront')),
)

const names = Object.entries(faults)
  .filter(([, { esps }]) => esps === undefined)
  .map(([name]) => name)
const pairs = Array.from({ length: 60 }, (_, i) =>
  struck(
    [names[pick(`a${i}`, names.length)] ?? '', names[pick(`b${i}`, names.length)] ?? ''],
    espIds[i % espIds.length] ?? 'sendgrid',
    kinds[i % kinds.length] ?? 'cloudfront',
  ),
)

/** What went wrong in these worlds: those called ready, and every rule that a run broke. */
async function complaints(scenarios: readonly Scenario[]): Promise<string[]> {
  const lab = await startLab(scenarios)
  const heard: string[] = []
  const queue = [...scenarios]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { evidence, assessment } = await runCheck(toTarget(next.target), lab.vantage)
      const broken = brokenRules(evidence, assessment)
      heard.push(...[...(assessment.verdict === 'ready' ? ['ready'] : []), ...broken].map((rule) => `${next.title}: ${rule}`))
    }
  }
  await Promise.all(Array.from({ length: 32 }, work))
  lab.stop()
  return heard
}

describe('never ready when it is not', () => {
  it('whichever ESP and CDN a fault strikes', { timeout: 120_000 }, async () => {
    expect(await complaints(singles)).toEqual([])
  })

  it('when two faults meet', { timeout: 120_000 }, async () => {
    expect(await complaints(pairs)).toEqual([])
  })

  it('whatever a resolver or a name server says in place of the right answer', { timeout: 300_000 }, async () => {
    const scenarios = wrongAnswers.map(([title, changes]) =>
      defineScenario({
        id: `wrong-${digest(title)}`,
        title,
        setup: { esp: espIds[pick(title, espIds.length)] ?? 'sendgrid', cdn: kinds[pick(`at ${title}`, kinds.length)] ?? 'cloudfront' },
        changes: [...changes],
        expect: { verdict: 'not-ready' },
      }),
    )
    expect(await complaints(scenarios)).toEqual([])
  })

  it('and the harness can tell', { timeout: 120_000 }, async () => {
    expect(await complaints([struck([], 'sendgrid', 'cloudfront')])).toEqual([': sendgrid behind cloudfront: ready'])
  })
})
