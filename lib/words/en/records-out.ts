/** Records for the DNS admin: how to enter them, what answers there today, and the change of the cut-over. */

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** "An A record", "a CNAME", as the letters are spoken. */
const aType = (type: string): string => {
  const article = /^[AEFHILMNORSX]/.test(type) ? 'an' : 'a'
  return type === 'CNAME' ? 'a CNAME' : `${article} ${type} record`
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const minutes = (seconds: number): string => {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  if (seconds < 7200) return `${Math.ceil(seconds / 60)} minutes`
  return `${Math.ceil(seconds / 3600)} hours`
}

export const recordsOutWords = {
  title: (count: number) => (count === 1 ? '1 record' : `${count} records`),
  lead: 'For your DNS admin. Each name is written the way the panel of the zone wants it.',
  leadUnknown:
    'For your DNS admin. These are full names: we do not know the zone yet. Nearly every panel adds the zone by itself, so that only the part in front of it is entered.',
  stopsTitle: (count: number) => (count === 1 ? 'One record cannot simply be added' : `${count} records cannot simply be added`),
  stopsLead:
    'Something works at these names today that would stop, or the record cannot stand there at all. Read below what it is before anybody changes them:',
  zoneTitle: (zone: string) => `Zone ${zone}`,
  zoneHost: (hosts: readonly string[]) => `at ${list(hosts)}`,
  zoneHostUnknown: 'at a DNS host that we do not know by name',
  nameServers: (names: readonly string[]) => `Name servers: ${names.join(', ')}`,
  panel: (name: string, path: readonly string[]) => `${name}: ${path.join(' → ')}`,
  twin: (name: string) => `These name servers are shared with ${name}.`,
  boxesDiffer: (name: string, box: string, value: string) => `At ${name} the boxes are called “${box}” and “${value}”.`,
  severalHosts: (hosts: readonly string[]) =>
    `This zone is served by ${list(hosts)} at once. Enter each record at all of them, unless one copies from another.`,
  elsewhere: (host: string, primary: string) =>
    `The zone names ${primary} as its primary server. If ${host} only holds a copy, enter the records where the original is kept.`,
  dotNeeded: (host: string) => `${host} adds the zone to a value that has no dot at its end. Keep the last dot.`,
  proxyOff: 'At Cloudflare, set these records to “DNS only” (grey cloud).',
  boxName: 'Name',
  boxValue: 'Value',
  enterName: (box: string) => `Enter under “${box}”`,
  leaveEmpty: 'leave empty',
  preview: 'You will create',
  unicode: (name: string) => `reads ${name}`,
  otherForm: 'The full name',
  otherFormWhy: (name: string, zone: string) =>
    `Only where the panel asks for it. Where it adds the zone by itself, this makes ${name}.${zone}.`,
  copyFullName: 'Copy full name',
  priority: 'Priority',
  column: { today: 'Before you change it' },
  text: {
    opening: (customer: string) => `DNS records for ${customer}`,
    zone: (zone: string, host: string) => `Zone ${zone}${host ? ` (${host})` : ''}`,
    zoneUnknown: 'Zone not looked up: these are full names',
    type: 'Type',
    name: 'Name',
    full: 'Full name',
    value: 'Value',
    priority: 'Priority',
    ttl: 'TTL',
    empty: '(leave empty)',
    keepDot: 'Keep the dot at the end of each value.',
  },
  csv: 'Download CSV',
  zoneFile: 'Download zone file',
  zoneFileOf: (zone: string) => `Download zone file of ${zone}`,
  print: 'Print',
  csvHead: ['Type', 'Name to enter', 'Full name', 'Value', 'Priority', 'TTL', 'Zone', 'DNS host'],
  zoneFileHead: (customer: string) => `Records to add for ${customer}. Names are absolute, so that they are right in any zone.`,
  ttlAny: 'as preset',
  lookTitle: 'What answers there today',
  lookNow: 'Look at what answers today',
  lookAgain: 'Look again',
  lookNever: 'One look tells the zone and its DNS host, and what would stop. It changes nothing.',
  lookedAt: 'Looked up',
  lookFailed: 'We could not look: that is our fault, not yours. Look again in a moment.',
  about: 'What answers today',
  asked: 'What we asked, and the answers',
  notYet: 'Not looked at yet',
} as const

export const radiusTags = {
  'in-place': 'Already in place',
  free: 'Nothing stops',
  replaces: 'Replaces a record',
  stops: 'Something stops',
  impossible: 'Cannot stand here',
  unknown: 'Could not look',
  pending: 'Not looked at yet',
} as const

/** What would stop, in sentences. */
export const radiusWords = {
  pending: 'What answers here today has not been looked up yet.',
  couldNotLook: 'No name server answered for this name. This says nothing about what is there.',
  notAmong: 'This name was not among those that were looked up. Look again.',
  partlySeen: (types: readonly string[]) => `Whether ${list(types)} records are there could not be looked up.`,
  noZone: (domain: string) => `No zone holds this name: ${domain} is not registered, or has no name servers.`,
  inPlace: 'This record is there already. Nothing to do.',
  nothing: 'Nothing answers here: adding the record breaks nothing.',
  nothingHere: 'Nothing answers at this name itself. What lies below it stays as it is.',
  besideStays: (types: readonly string[]) => `What is here today (${list(types)}) stays as it is.`,
  found: (type: string, values: readonly string[]) =>
    values.length === 1
      ? `${capital(aType(type))} ${values[0]} answers here today.`
      : `${values.length} ${type} records answer here today: ${list(values)}.`,
  noneBesideCname: (type: string) =>
    type === 'CNAME' ? 'A CNAME cannot stand beside it.' : `${capital(aType(type))} cannot stand beside a CNAME.`,
  webStops: (ports: readonly number[]) =>
    ports.length === 0
      ? 'What it serves will stop.'
      : `What it serves (a web site answers on port${ports.length > 1 ? 's' : ''} ${list(ports.map(String))}) will stop.`,
  webMoves: (ports: readonly number[]) =>
    ports.length === 0
      ? 'It is replaced.'
      : `It is replaced: what answers on port${ports.length > 1 ? 's' : ''} ${list(ports.map(String))} now will stop.`,
  mailStops: (name: string) => `Mail to addresses at ${name} will stop.`,
  mailSplits: (name: string) => `It decides where mail to addresses at ${name} goes: ask whoever runs that mail before you replace it.`,
  textStops: 'What it proves to others (a domain, a sender) will no longer be proven.',
  delegationStops: (name: string) => `Everything that these name servers hold for ${name} and below moves to the new ones.`,
  delegationHides: (name: string) => `Once ${name} is delegated, everything at and below it in this zone is no longer seen.`,
  below: (names: readonly string[]) => `Below it there is ${list(names)}.`,
  caaStops: 'The rule on who may issue certificates goes with it.',
  oneSpf: 'There can be only one SPF record at a name: put what is new into the one that is there.',
  oneDmarc: 'There can be only one DMARC record at a name. Yours may stay as it is.',
  textReplaced: 'It is for the same use and is replaced.',
  addressesSplit: 'Take it out when you add the new one, or visitors reach now the one, now the other.',
  wildcard: (name: string) => `It comes from a wildcard. The new record takes its place for ${name} alone.`,
  atCdn: 'It leads to a CDN already. Leave it as it is: step 5 proves it.',
  maybeCdn: 'Where this is your CDN already, leave it as it is: step 5 proves it.',
  espHere: 'This is the email service provider: links go there over HTTP today.',
  apex: (zone: string) => `${zone} is the zone’s own name: a CNAME cannot stand there, since the zone’s own records do.`,
  apexInstead: (host: string, record: string) => `${host} offers ${record} in its place.`,
  apexOther: 'Use another name for links, or ask your DNS host for an alias record at the zone’s own name.',
} as const

/** The one change of the cut-over. */
export const cutOverWords = {
  change: (hostname: string) => `Now your DNS admin can change one record of ${hostname}.`,
  zone: (zone: string, host: string) => `In the zone ${zone}${host ? `, at ${host}` : ''}.`,
  from: 'Record today',
  to: 'New record',
  none: 'No record: you add one.',
  unknown: 'Could not be looked up.',
  moved: 'This record is in place already. Check the public name below.',
  apex: 'The name is the zone’s own: a CNAME cannot stand there.',
  apexOther: 'Use another name for links, or ask your DNS host for an alias record at the zone’s own name.',
  replaceAll: 'Take all of these out in the same change: nothing can stand beside a CNAME.',
  ttl: 'TTL',
  ttlSeconds: (seconds: number) => `${seconds} s`,
  ttlNew: '300 s for the first days',
  stepsTitle: 'In this order',
  lowerFirst: (ttl: number) => `Lower the TTL of the record today from ${ttl} to 300 seconds, and change nothing else.`,
  waitUntil: (ttl: number, clock: string) =>
    `Wait ${minutes(ttl)} (the old TTL): if you lower it now, until ${clock}. Then no cache keeps the old answer for long.`,
  lowAlready: (ttl: number) => `The TTL is ${ttl} seconds already. If it was lowered only lately, wait as long as it was before.`,
  thenChange: 'Change the record to the new value.',
  thenAdd: 'Add the new record.',
  back: 'The way back: put this value in again',
  backOf: (type: string, hostname: string) => `of the ${type} record of ${hostname} today`,
  keepPort: 'Keep port 80 open at the CDN: links in mails already sent begin with http and have to go on working. They are not changed.',
  seenAt: (moment: string) => `As it was looked up ${moment}.`,
  addressNote: 'The CDN was given as an address, so this is an address record. A name of the CDN’s own is safer: addresses change.',
} as const
