import { describe, expect, it } from 'vitest'
import { createGuard, parseCidr, sameAddress } from './guard.ts'

const guard = createGuard([])

const refused: Record<string, readonly string[]> = {
  unspecified: ['0.0.0.0', '0.1.2.3', '::', '0:0:0:0:0:0:0:0', '::0.0.0.0', '::ffff:0.0.0.0'],
  loopback: [
    '127.0.0.1',
    '127.1.2.3',
    '127.255.255.254',
    '::1',
    '0000:0000:0000:0000:0000:0000:0000:0001',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::FFFF:7F00:0001',
    '::127.0.0.1',
    '::7f00:1',
    '2002:7f00:1::',
    '2002:7f00:1::1',
    '64:ff9b::7f00:1',
    '64:ff9b::127.0.0.1',
    '2001:0:7f00:1::ffff:ffff', // Teredo, by its server
    '2001:0:0808:0808:0:0:80ff:fffe', // Teredo, by its client
  ],
  private: [
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '::ffff:10.0.0.1',
    '::ffff:c0a8:1',
    '::10.0.0.1',
    '2002:0a00:0001::',
    '64:ff9b::10.0.0.1',
    'fc00::1',
    'fd00:ec2::254', // metadata of Amazon
    'fd20:ce::254', // metadata of Google
    'fec0::1',
  ],
  'link-local': [
    '169.254.0.1',
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::',
    'fe80::1',
    'febf::1',
    'fe80::1%eth0',
  ],
  shared: ['100.64.0.1', '100.100.100.200', '100.127.255.255', '::ffff:100.64.0.1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  metadata: ['168.63.129.16', '::ffff:168.63.129.16', '64:ff9b::a83f:8110'],
  reserved: [
    '192.0.0.1',
    '192.0.0.192', // metadata of Oracle
    '192.0.2.1',
    '192.88.99.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '240.0.0.1',
    '255.255.255.255',
    '::8.8.8.8',
    '::ffff:0:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '64:ff9b:1::1',
    '64:ff9b:1:0:7f00:1::',
    '100::1',
    '100:0:0:1::1',
    '1::1',
    '1fff::1',
    '4000::1',
    '5f00::1',
    '8000::1',
    'e000::1',
    '2001:2::1',
    '2001:3::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '3fff::1',
  ],
  'not-an-address': [
    '',
    ' ',
    'localhost',
    'example.com',
    '0',
    '1',
    '127.1',
    '127.0.1',
    '0x7f.0.0.1',
    '0x7f000001',
    '017700000001',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.01',
    '010.8.8.8',
    '8.8.8.8 ',
    ' 8.8.8.8',
    '8.8.8.8\n',
    '8.8.8.8\0',
    '8.8.8.8\0.example.com',
    '8.8.8.8.',
    '8.8.8',
    '8.8.8.8.8',
    '256.1.1.1',
    '1.2.3.4/32',
    '１２７.0.0.1',
    '127。0。0。1',
    '[::1]',
    '[2606:4700::1111]',
    '::1::',
    ':::1',
    '12345::1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::ffff:256.0.0.1',
    '::ffff:0177.0.0.1',
  ],
}

describe('the guard', () => {
  for (const [scope, addresses] of Object.entries(refused)) {
    it.each(addresses)(`refuses %j as ${scope}`, (address) => {
      expect(guard(address)).toEqual({ scope, allowed: false })
    })
  }

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '126.255.255.255',
    '128.0.0.1',
    '168.63.129.15',
    '169.253.255.255',
    '169.255.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '191.255.255.255',
    '192.0.1.1',
    '192.0.3.1',
    '192.167.255.255',
    '192.169.0.1',
    '198.17.255.255',
    '198.20.0.1',
    '203.0.112.1',
    '223.255.255.255',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2003::1',
    '2400:cb00::1',
    '2606:4700::6810:84e5',
    '2a04:4e42::223',
    '3ffe::1',
    '::ffff:8.8.8.8',
    '2002:808:808::1',
    '64:ff9b::8.8.8.8',
  ])('lets %s pass', (address) => {
    expect(guard(address)).toEqual({ scope: 'public', allowed: true })
  })

  it('lets pass what was allowed by configuration, and says where it lies all the same', () => {
    const configured = createGuard(['127.0.0.0/8', '192.0.2.7', 'fd00::/8'])
    expect(configured('127.0.0.53')).toEqual({ scope: 'loopback', allowed: true })
    expect(configured('::ffff:127.0.0.53')).toEqual({ scope: 'loopback', allowed: true })
    expect(configured('192.0.2.7')).toEqual({ scope: 'reserved', allowed: true })
    expect(configured('192.0.2.8')).toEqual({ scope: 'reserved', allowed: false })
    expect(configured('fd00::1')).toEqual({ scope: 'private', allowed: true })
    expect(configured('fd00::1%lo')).toEqual({ scope: 'private', allowed: false })
    expect(configured('::1')).toEqual({ scope: 'loopback', allowed: false })
    expect(configured('2002:7f00:1::')).toEqual({ scope: 'loopback', allowed: false })
  })
})

it.each(['', '/', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '::/129', '10/8', 'localhost/8', '10.0.0.0/8x'])(
  'takes no %j for a CIDR',
  (text) => {
    expect(() => parseCidr(text)).toThrow(RangeError)
  },
)

it('knows an address again in another form', () => {
  expect(sameAddress('::ffff:127.0.0.1', '127.0.0.1')).toBe(true)
  expect(sameAddress('2001:DB8:0::1', '2001:db8::1')).toBe(true)
  expect(sameAddress('2001:db8::2', '2001:db8::1')).toBe(false)
  expect(sameAddress('no', 'way')).toBe(false)
})
