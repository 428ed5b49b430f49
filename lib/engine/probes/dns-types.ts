/** Record types by number, as far as this product meets them (IANA, DNS Parameters). */
const names: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  33: 'SRV',
  39: 'DNAME',
  41: 'OPT',
  43: 'DS',
  46: 'RRSIG',
  47: 'NSEC',
  48: 'DNSKEY',
  50: 'NSEC3',
  64: 'SVCB',
  65: 'HTTPS',
  257: 'CAA',
}

const numbers = new Map(Object.entries(names).map(([number, name]) => [name, Number(number)]))

/** The mnemonic of a type, or `TYPE123` (RFC 3597). */
export const typeName = (number: number): string => names[number] ?? `TYPE${number}`

/** The number of a type by its mnemonic or `TYPE123`; undefined when there is no such type. */
export const typeNumber = (name: string): number | undefined =>
  numbers.get(name) ?? (/^TYPE\d{1,5}$/.test(name) ? Number(name.slice(4)) : undefined)

const rcodes: Readonly<Record<number, string>> = {
  0: 'NOERROR',
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
  6: 'YXDOMAIN',
  7: 'YXRRSET',
  8: 'NXRRSET',
  9: 'NOTAUTH',
  10: 'NOTZONE',
  16: 'BADVERS',
}

/** The mnemonic of an rcode, extended ones included, or `RCODE123`. */
export const rcodeName = (number: number): string => rcodes[number] ?? `RCODE${number}`
