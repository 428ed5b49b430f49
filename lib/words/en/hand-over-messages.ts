/** What the messages are written from. */
export interface MessageParams {
  customer: string
  by: string
  to: string
  note: string
  url: string
  until: string
  hosts: readonly string[]
  /** records to be entered, one a line */
  records: readonly string[]
  /** link hosts that may be changed now, "host CNAME edge", one a line */
  changes: readonly string[]
  cdn: string
  origin: string
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`)

const hello = (to: string): string => (to.includes('@') ? 'Hello,' : `Hello ${to},`)
const hostsIn = (hosts: readonly string[]): string =>
  hosts.length > 1 ? `${hosts[0]} and ${hosts.length - 1} more` : (hosts[0] ?? 'the links in our mails')

/** The ready messages, in the admin's words. */
export const messageWords = {
  subject: {
    'dns-admin': ({ hosts, records, changes }: MessageParams) =>
      changes.length > 0
        ? `DNS: change ${hostsIn(hosts)} (${plural(changes.length, 'record', 'records')})`
        : `DNS: ${plural(records.length, 'record', 'records')} for ${hostsIn(hosts)}`,
    'cdn-admin': ({ hosts, cdn }: MessageParams) => `${cdn}: set up ${hostsIn(hosts)}`,
  },
  text: {
    'dns-admin': (params: MessageParams) =>
      mail(params, {
        why: `${params.customer} is moving the links in its mails to HTTPS. For that we need your help in DNS.`,
        steps: [
          'Open the page below. It needs no log-in.',
          params.changes.length > 0
            ? 'Change the record that the page shows as safe to change.'
            : 'Enter the records as the page shows them, ready to be copied.',
          'Press “I’ve done it”. The page asks your name servers at once and shows what it sees.',
        ],
        live:
          params.changes.length > 0
            ? 'Live links: the CDN was rehearsed under the link host’s name and passed, so links in mails already sent keep working.'
            : 'Live links: change or delete nothing that is there already. The page says when the link host itself may be changed.',
      }),
    'cdn-admin': (params: MessageParams) =>
      mail(params, {
        why: `${params.customer} is moving the links in its mails to HTTPS. For that ${hostsIn(params.hosts)} has to be set up at ${params.cdn}.`,
        steps: [
          `Open the page below. It needs no log-in and has the settings for ${params.cdn}, with our host names filled in.`,
          'Set the host up, and enter the name that the CDN gives you for it.',
          'Press “I’ve done it”. The page rehearses the CDN at once and shows what it sees.',
        ],
        live: 'Live links: nothing changes for them while you work. DNS moves only after the rehearsal has passed.',
      }),
  },
  chat: {
    'dns-admin': ({ customer, by, note, url, until, records, changes }: MessageParams) =>
      lines(
        changes.length > 0
          ? `${customer}’s mail links move to HTTPS. It is safe now to change ${plural(changes.length, 'DNS record', 'DNS records')}. Can you do it?`
          : `${customer}’s mail links move to HTTPS and need ${plural(records.length, 'DNS record', 'DNS records')}. Can you enter them?`,
        ...(changes.length > 0 ? changes : records),
        changes.length > 0 ? '' : 'Change or delete nothing that is there already.',
        note,
        `Live page, no log-in, until ${until}: ${url}`,
        by,
      ),
    'cdn-admin': ({ customer, by, note, url, until, hosts, cdn, origin }: MessageParams) =>
      lines(
        `${customer}’s mail links move to HTTPS. Can you set this up at ${cdn}?`,
        ...hosts.map((host) => `${host}, origin ${origin}`),
        'Nothing changes for live links: DNS moves only after a rehearsal.',
        note,
        `Guide with our settings and live check, no log-in, until ${until}: ${url}`,
        by,
      ),
  },
} as const

const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')

function mail(
  { to, by, note, url, until }: MessageParams,
  { why, steps, live }: { why: string; steps: readonly string[]; live: string },
): string {
  const parts = [
    hello(to),
    note,
    why,
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    live,
    `${url}\nIt works until ${until} and shows only these tasks.`,
    by,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
