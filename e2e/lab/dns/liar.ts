import type { Lie, RecordData } from '#e2e/lab/scenario.ts'
import { type Outcome, parentOf } from './authority.ts'
import type { Resolver } from './resolver.ts'
import type { Answerer } from './serve.ts'
import { type Question, type Reply, reply } from './wire.ts'

/** Where a portal sends everybody: no edge, no ESP, and nobody answers there. */
const portal = '203.98.7.1'
const addresses: Partial<Record<Lie, string>> = { private: '10.11.12.13', nowhere: '0.0.0.0' }

/** A server that lies politely to every question, or to those for the names of mail (`Lie`). */
export const liar =
  (how: Lie, aa: boolean, truth: Resolver): Answerer =>
  (question) => {
    const said = isTrue(how, question) ? told(how, question, truth) : reply(lieOf(how, question))
    return said === 'silent' ? said : { ...said, aa, ra: !aa }
  }

/** Names of links and of sending domains, as the set-ups of the lab have them. */
export const isOfMail = (name: string): boolean => name.split('.').some((label) => label === 'mail' || label === 'link')

const isAddress = (type: string): boolean => type === 'A' || type === 'AAAA'

function isTrue(how: Lie, { lowerName, type }: Question): boolean {
  if (how === 'portal-addresses') return !isAddress(type)
  if (how === 'split') return !isOfMail(lowerName) && !isInside(lowerName, type)
  return (how === 'filter' || how === 'bare') && !isOfMail(lowerName)
}

/** The zone inside has a name server of its own, at an address of the inside. */
const isInside = (name: string, type: string): boolean => (type === 'NS' && name.split('.').length === 2) || name.startsWith('ns.')

const domainOf = (name: string): string => name.split('.').slice(-2).join('.')

function told(how: Lie, question: Question, truth: Resolver): Outcome {
  const said = truth.answer(question)
  return how === 'bare' && said !== 'silent' && said.answers.length === 0 ? { ...said, authority: [] } : said
}

function lieOf(how: Lie, { lowerName, type }: Question): Partial<Reply> {
  switch (how) {
    case 'refused':
      return { rcode: 'REFUSED' }
    case 'empty':
      return {}
    case 'everything':
      return { answers: [record(lowerName, 'A', portal)] }
    case 'portal':
    case 'private':
    case 'nowhere':
    case 'portal-addresses':
      return type === 'A' ? { answers: [record(lowerName, 'A', addresses[how] ?? portal)] } : {}
    case 'split':
      return inside(lowerName, type)
    default:
      return { rcode: 'NXDOMAIN', authority: authorityOf(how, lowerName) }
  }
}

function inside(name: string, type: string): Partial<Reply> {
  if (isOfMail(name)) return { rcode: 'NXDOMAIN', authority: [soa(domainOf(name))] }
  if (type === 'NS') return { answers: [record(name, 'NS', `ns.${name}`)] }
  return type === 'A' ? { answers: [record(name, 'A', '10.0.0.53')] } : { authority: [soa(domainOf(name))] }
}

function authorityOf(how: Lie, name: string): RecordData[] {
  if (how === 'nxdomain-root') return [soa('')]
  if (how === 'nxdomain-parent') return [soa(parentOf(name))]
  return how === 'filter' ? [soa('rpz.filter.example')] : []
}

const record = (name: string, type: string, data: string): RecordData => ({ name, type, ttl: 60, data })

const soa = (zone: string): RecordData => record(zone, 'SOA', 'localhost hostmaster.localhost 1 3600 600 86400 60')
