import { expect, test } from 'vitest'
import { lookup, recordFrom, testTarget } from '#e2e/evidence/builders.ts'
import type { ProbeSession, Question } from '#lib/engine/probes/session.ts'
import { probeDelegation } from './parent.ts'
import type { Cut } from './zone.ts'

const resolver = { address: '192.0.2.53', port: 53 }
const cut: Cut = {
  zone: 'example.com',
  nameServers: ['ns1.dns.example', 'ns2.dns.example'],
  glue: [recordFrom('ns1.dns.example 300 A 198.51.100.1'), recordFrom('ns2.dns.example 300 A 198.51.100.2')],
}
const known: Record<string, string> = {
  'com NS': 'com 300 NS a.gtld.example',
  'a.gtld.example A': 'a.gtld.example 300 A 192.5.6.30',
  'example.com NS': 'example.com 300 NS ns1.dns.example',
}

/** A session that writes down who was asked; these servers say nothing at all, for as long as anybody listens. */
function sessionWith(silent: readonly string[], failing: readonly string[] = []) {
  const asked: string[] = []
  const ask = (question: Question) => {
    const { purpose, server, name, type } = question
    asked.push(`${name} ${type} @${server.address}`)
    if (silent.includes(server.address)) return new Promise<never>(() => {})
    const record = known[`${name} ${type}`]
    return Promise.resolve(
      lookup(purpose, server, name, type, failing.includes(server.address) ? { fails: 'timeout' } : { records: record ? [record] : [] }),
    )
  }
  const session = { target: testTarget, vantage: { network: { resolvers: [resolver] } }, ask } as unknown as ProbeSession
  return { session, asked }
}

test('asks one server of each side', async () => {
  const { session, asked } = sessionWith([])
  await probeDelegation(session, cut)
  expect(asked.toSorted()).toEqual([
    'a.gtld.example A @192.0.2.53',
    'com NS @192.0.2.53',
    'example.com NS @192.5.6.30',
    'example.com NS @198.51.100.1',
  ])
})

test('asks the next one where the first has no answer', async () => {
  const { session, asked } = sessionWith([], ['198.51.100.1'])
  await probeDelegation(session, cut)
  expect(asked).toContain('example.com NS @198.51.100.2')
})

test('asks the next one where the first takes long, and waits for that one alone', async () => {
  const { session, asked } = sessionWith(['198.51.100.1'])
  await probeDelegation(session, cut)
  expect(asked).toContain('example.com NS @198.51.100.2')
})

test('tells the servers that the zone above delegates to, with their addresses', async () => {
  const { session } = sessionWith([])
  const referral = { authority: ['example.com 300 NS ns3.dns.example'], additional: ['ns3.dns.example 300 A 198.51.100.3'], aa: false }
  const ask = (question: Question) =>
    question.server.address === '192.5.6.30'
      ? Promise.resolve(lookup(question.purpose, question.server, question.name, question.type, referral))
      : session.ask(question)
  expect(await probeDelegation({ ...session, ask }, cut)).toEqual({
    zone: 'example.com',
    nameServers: ['ns3.dns.example'],
    glue: [recordFrom('ns3.dns.example 300 A 198.51.100.3')],
  })
  expect(await probeDelegation(session, cut)).toBeUndefined()
})

test("asks nothing of a zone that is not the customer's", async () => {
  const { session, asked } = sessionWith([])
  await probeDelegation(session, { ...cut, zone: 'com' })
  await probeDelegation(session, undefined)
  expect(asked).toEqual([])
})
