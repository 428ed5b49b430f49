import { describe, expect, it } from 'vitest'
import { implicit, sequence } from '#e2e/lab/ca/der.ts'
import { type CertificateShape, generalName, type Made, makeCa, makeCertificate } from '#e2e/pki/make-certificate.ts'
import { anchorsOf, hostname, serve } from '#e2e/pki/served.ts'

const { dns, email, uri, ip, directory, other, registeredId } = generalName

/** What comes of a chain: `anchored`, or the fault and what of it. The root is made last: `shapes` are CAs from the root down, then the leaf. */
function outcome(...shapes: CertificateShape[]): string {
  const leafShape = shapes.at(-1)
  const [rootShape, ...others] = shapes.slice(0, -1).map((shape, index) => ({ commonName: `CA ${index}`, ...shape }))
  const root = makeCa(rootShape ?? {})
  const intermediates: Made[] = []
  for (const shape of others) intermediates.push(makeCa(shape, intermediates.at(-1) ?? root))
  const leaf = makeCertificate({ dnsNames: [hostname], ...leafShape }, intermediates.at(-1) ?? root)
  const { anchoring } = serve([leaf, ...intermediates.toReversed()], anchorsOf(true, root))
  if (anchoring.kind !== 'faulty-path') return anchoring.kind
  return anchoring.faults.map(({ kind, detail }) => [kind, detail].filter(Boolean).join(' ')).join(', ')
}

const permits = (...permitted: Buffer[]): CertificateShape => ({ permitted })
const excludes = (...excluded: Buffer[]): CertificateShape => ({ excluded })
const names = (...list: Buffer[]): CertificateShape => ({ names: list })
const plain: CertificateShape = {}
const good = 'anchored'
const breaks = (what: string): string => `name-not-permitted ${what}`
const unclear = (what: string): string => `name-constraints-not-understood ${what}`

// After the cases of x509-limbo's set for name constraints, and of the CVEs since.
describe('DNS names', () => {
  it.each<[string, CertificateShape[], string]>([
    ['inside', [permits(dns('example.com')), plain], good],
    ['equal', [permits(dns(hostname)), plain], good],
    ['outside', [permits(dns('example.org')), plain], breaks(hostname)],
    ['outside by a label that only looks alike', [permits(dns('ple.com')), plain], breaks(hostname)],
    ['one of two outside', [permits(dns('example.com')), names(dns('www.example.org'))], breaks('www.example.org')],
    ['inside one of two', [permits(dns('example.org'), dns('example.com')), plain], good],
    ['inside, in other letters', [permits(dns('EXAMPLE.com')), names(dns('LINK.Example.COM'))], good],
    ['everything is permitted', [permits(dns('')), plain], good],
    ['excluded', [excludes(dns('example.com')), plain], breaks(hostname)],
    ['the second one excluded', [excludes(dns('bad.example.com')), names(dns('bad.example.com'))], breaks('bad.example.com')],
    ['others excluded', [excludes(dns('example.org')), plain], good],
    ['everything is excluded', [excludes(dns('')), plain], breaks(hostname)],
    ['permitted and excluded', [{ ...permits(dns('example.com')), ...excludes(dns('mail.example.com')) }, plain], breaks(hostname)],
    ['a name above the permitted one', [permits(dns(hostname)), names(dns('example.com'))], breaks('example.com')],
    ['a malformed name inside', [permits(dns('example.com')), names(dns('.example.com'))], breaks('.example.com')],
    ['a name with NUL inside', [permits(dns('example.com')), names(dns('x\0.example.com'))], breaks('x.example.com')],
    ['a name with two stars', [permits(dns('example.com')), names(dns('*.*.example.com'))], breaks('*.*.example.com')],
  ])('%s', (_, chain, expected) => expect(outcome(...chain)).toBe(expected))

  it.each<[string, CertificateShape[], string]>([
    ['a wildcard inside', [permits(dns('example.com')), names(dns('*.example.com'))], good],
    [
      'a wildcard wider than permitted',
      [permits(dns(hostname), dns('a.example.com')), names(dns('*.example.com'))],
      breaks('*.example.com'),
    ],
    [
      'a wildcard that may be used as an excluded name',
      [excludes(dns('secret.example.com')), names(dns('*.example.com'))],
      breaks('*.example.com'),
    ],
    ['a wildcard below an excluded name', [excludes(dns('example.net')), names(dns('*.example.net'))], breaks('*.example.net')],
    ['a wildcard too shallow for the excluded name', [excludes(dns('a.secret.example.com')), names(dns('*.example.com'))], good],
    ['a wildcard beside the excluded name', [excludes(dns('secret.example.org')), names(dns('*.example.com'))], good],
  ])('%s', (_, chain, expected) => expect(outcome(...chain)).toBe(expected))

  it.each<[string, CertificateShape[], string]>([
    ['a leading dot, and a name below', [permits(dns('.example.com')), plain], good],
    ['a leading dot, and the name itself', [permits(dns(`.${hostname}`)), plain], breaks(hostname)],
    ['an excluded base with a leading dot, and the name itself', [excludes(dns(`.${hostname}`)), plain], breaks(hostname)],
    ['a wildcard as base', [permits(dns('*.example.com')), plain], unclear('a dNSName that is no host name')],
    ['a base with an empty label', [permits(dns('mail..example.com')), plain], unclear('a dNSName that is no host name')],
    ['a base with bytes outside of ASCII', [excludes(dns('b\u00fccher.com')), plain], unclear('a dNSName that is no host name')],
  ])('%s', (_, chain, expected) => expect(outcome(...chain)).toBe(expected))
})

describe('other forms', () => {
  it.each<[string, CertificateShape[], string]>([
    ['an address inside', [permits(ip(192, 0, 2, 0, 255, 255, 255, 0)), names(ip(192, 0, 2, 1))], good],
    ['an address outside', [permits(ip(192, 0, 2, 0, 255, 255, 255, 0)), names(ip(192, 0, 3, 1))], breaks('iPAddress')],
    ['an address excluded', [excludes(ip(192, 0, 2, 0, 255, 255, 255, 0)), names(ip(192, 0, 2, 1))], breaks('iPAddress')],
    [
      'an IPv6 address, IPv4 permitted',
      [permits(ip(192, 0, 2, 0, 255, 255, 255, 0)), names(ip(...Array(16).fill(1)))],
      breaks('iPAddress'),
    ],
    [
      'a range for an address',
      [permits(ip(192, 0, 2, 0, 255, 255, 255, 0)), names(ip(192, 0, 2, 0, 255, 255, 255, 0))],
      breaks('iPAddress'),
    ],
    ['no address, all excluded', [excludes(ip(0, 0, 0, 0, 0, 0, 0, 0), ip(...Array(32).fill(0))), plain], good],
    ['a base without mask', [permits(ip(192, 0, 2, 1)), plain], unclear('an iPAddress that is no range')],
    ['a mask with a gap', [permits(ip(192, 0, 2, 0, 255, 0, 255, 0)), plain], unclear('an iPAddress that is no range')],
    ['a mailbox', [permits(email('me@example.com')), names(email('me@EXAMPLE.com'))], good],
    ['another mailbox', [permits(email('me@example.com')), names(email('you@example.com'))], breaks('you@example.com')],
    ['mail of a host', [permits(email('example.com')), names(email('me@example.com'))], good],
    ['mail of a host below it', [permits(email('example.com')), names(email('me@a.example.com'))], breaks('me@a.example.com')],
    ['mail of a domain', [permits(email('.example.com')), names(email('me@a.example.com'))], good],
    ['what is no mailbox', [permits(email('example.com')), names(email('example.com'))], breaks('example.com')],
    ['a URI inside', [permits(uri('.example.com')), names(uri('https://u@a.example.com:8443/x'))], good],
    ['a URI outside', [permits(uri('example.com')), names(uri('https://example.org/'))], breaks('https://example.org/')],
    ['a URI of an address', [excludes(uri('example.com')), names(uri('https://192.0.2.1/'))], breaks('https://192.0.2.1/')],
    ['a form that we cannot judge, and names of it', [permits(other('x')), names(other('x'))], unclear('otherName')],
    ['another such form', [excludes(registeredId()), names(registeredId())], unclear('registeredID')],
    ['such a form, and no names of it', [permits(other('x')), plain], good],
    ['a name of another form than the permitted ones', [permits(email('example.org')), plain], good],
  ])('%s', (_, chain, expected) => expect(outcome(...chain)).toBe(expected))

  it.each<[string, CertificateShape[], string]>([
    ['a subject inside', [permits(directory({ organization: 'Brand' })), { organization: 'Brand', commonName: hostname }], good],
    ['a subject inside, spelled otherwise', [permits(directory({ organization: 'BRAND  Ltd' })), { organization: ' Brand ltd' }], good],
    ['a subject outside', [permits(directory({ organization: 'Brand' })), { organization: 'Other' }], breaks('directoryName')],
    ['a subject that begins alike', [permits(directory({ organization: 'Brand' })), { organization: 'Brands' }], breaks('directoryName')],
    [
      'a subject excluded',
      [excludes(directory({ organization: 'Brand' })), { organization: 'Brand', commonName: 'x' }],
      breaks('directoryName'),
    ],
    ['no subject', [permits(directory({ organization: 'Brand' })), plain], good],
    [
      'a subject inside, an alternative name outside',
      [permits(directory({ organization: 'Brand' })), { organization: 'Brand', names: [directory({ organization: 'Other' })] }],
      breaks('directoryName'),
    ],
    [
      'an intermediate outside',
      [permits(directory({ organization: 'Brand' })), { organization: 'Other CA' }, plain],
      breaks('directoryName'),
    ],
  ])('%s', (_, chain, expected) => expect(outcome(...chain)).toBe(expected))
})

describe('through several CAs', () => {
  const only = (name: string): CertificateShape => permits(dns(name))
  it.each<[string, CertificateShape[], string]>([
    ['the root binds the leaf', [only('example.org'), plain, plain, plain], breaks(hostname)],
    ['the root binds an intermediate', [only('example.com'), plain, names(dns('example.org')), plain], breaks('example.org')],
    ['an intermediate binds the next', [plain, only('example.com'), names(dns('example.org')), plain], breaks('example.org')],
    ['what is narrowed stays narrow', [only('example.com'), only('mail.example.com'), plain], good],
    [
      'what is narrowed cannot be widened',
      [plain, only('a.example.com'), permits(dns('a.example.com'), dns('mail.example.com')), plain],
      breaks(hostname),
    ],
    [
      'the narrower one counts',
      [plain, permits(dns('a.example.com'), dns('mail.example.com')), only('a.example.com'), plain],
      breaks(hostname),
    ],
    [
      'a CA that changes its own key is not bound',
      [{ commonName: 'Self', ...only('example.com') }, { commonName: 'Self', dnsNames: ['example.org'] }, plain],
      good,
    ],
    ['a leaf in the name of its CA is', [only('example.org'), { commonName: 'Self' }, { commonName: 'Self' }], breaks(hostname)],
  ])('%s', (_, chain, expected) => expect(outcome(...chain)).toBe(expected))
})

describe('constraints that are not as they should be', () => {
  const raw = (value: Buffer): CertificateShape => ({ extensions: [['2.5.29.30', value, true]] })
  const tagged = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag, content.length]), content])
  const minimum = (n: number) => tagged(0x80, Buffer.from([n]))
  const maximum = (n: number) => tagged(0x81, Buffer.from([n]))
  it.each<[string, CertificateShape, string]>([
    ['empty', raw(sequence()), unclear('empty or unknown parts')],
    ['an unknown part', raw(sequence(tagged(0xa2, Buffer.alloc(0)))), unclear('empty or unknown parts')],
    ['a list without subtrees', raw(sequence(tagged(0xa0, Buffer.alloc(0)))), unclear('a list without subtrees')],
    ['a minimum', raw(sequence(tagged(0xa0, sequence(dns('example.com'), minimum(1))))), unclear('a subtree with minimum or maximum')],
    ['a maximum', raw(sequence(tagged(0xa0, sequence(dns('example.com'), maximum(3))))), unclear('a subtree with minimum or maximum')],
    ['a form that does not exist', raw(sequence(tagged(0xa0, sequence(tagged(0x8f, Buffer.from('x')))))), unclear('no general name')],
    ['no DER', raw(Buffer.from([0x30, 0x05, 0xa0, 0x10, 1, 2, 3])), unclear('content cut short')],
    ['not critical, and broken all the same', { extensions: [['2.5.29.30', sequence()]] }, unclear('empty or unknown parts')],
  ])('%s', (_, shape, expected) => expect(outcome(shape, plain)).toBe(expected))

  it('are not compared without end', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => dns(`n${n}.example.com`))
    expect(outcome(permits(...many(400)), names(...many(400)))).toBe(unclear('too many'))
  })
})

describe('what else a CA may not have', () => {
  it.each<[string, CertificateShape, string]>([
    [
      'a critical extension that nobody knows',
      { extensions: [['1.3.6.1.4.1.99999.1', sequence(), true]] },
      'unknown-critical-extension 1.3.6.1.4.1.99999.1',
    ],
    ['the same, not critical', { extensions: [['1.3.6.1.4.1.99999.1', sequence()]] }, good],
    ['an extension twice', { extensions: [['2.5.29.14', sequence()]] }, 'malformed 2.5.29.14'],
    ['no CA bit', { ca: false }, 'not-a-ca'],
    ['no key usage for certificates', { keyUsage: 0x02 }, 'not-a-ca'],
  ])('%s', (_, shape, expected) => expect(outcome(plain, shape, plain)).toBe(expected))

  const explicit = (after: number): CertificateShape => ({ extensions: [['2.5.29.36', sequence(implicit(0, Buffer.from([after])))]] })
  const policy = (id: string): CertificateShape => ({ policy: id })
  it.each<[string, CertificateShape, CertificateShape, string]>([
    ['that a policy is asked for, and there is none', explicit(0), plain, 'no-valid-policy'],
    [
      'that one is asked for, and the leaf has another',
      { ...explicit(0), ...policy('2.5.29.32') },
      policy('2.23.140.1.2.1'),
      'no-valid-policy',
    ],
    ['the same policy', { ...explicit(0), ...policy('2.23.140.1.2.1') }, policy('2.23.140.1.2.1'), good],
    ['any policy', { ...explicit(0), ...policy('2.5.29.32.0') }, policy('2.23.140.1.2.1'), good],
    ['one asked for further down alone', explicit(5), plain, good],
  ])('%s', (_, issuer, leaf, expected) => expect(outcome(plain, issuer, leaf)).toBe(expected))

  it('a path that is longer than a CA far above allows', () => {
    expect(outcome({ pathLength: 1 }, plain, plain, plain)).toBe('path-too-long')
    expect(outcome({ pathLength: 2 }, plain, plain, plain)).toBe(good)
  })
})
