import type { EspAccount } from '#e2e/lab/scenario.ts'
import type { EspId, Region } from '#lib/engine/target/target.ts'
import { headerOf, html, redirect, sizeOfHeaders, text, type WebAnswer, type WebRequest } from './message.ts'

/** SES refuses requests whose headers are larger, cookies included. */
const SES_HEADER_LIMIT = 8192
/** A transparent pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

const wrongLink = `<!DOCTYPE html>
<html><head><title>Wrong Link</title></head><body>
<h1>Wrong Link</h1>
<p>You have clicked on an invalid link. Please make sure that you have typed the link correctly. If you are copying this link from a mail reader please ensure that you have copied all the lines in the link.</p>
</body></html>
`
const badHostname = `<!DOCTYPE html>
<html><head><title>Bad Hostname in Link</title></head><body>
<h1>Bad Hostname in Link</h1>
<p>The hostname in this link is not known. Please make sure that you have copied the link correctly.</p>
</body></html>
`

/** What one ESP's tracking hosts in one region answer, for all accounts of the lab. */
export class EspOrigin {
  private readonly esp: EspId
  private readonly accounts = new Map<string, EspAccount>()
  private readonly clicks = new Map<string, number>()

  constructor(esp: EspId) {
    this.esp = esp
  }

  register(hostname: string, account: EspAccount): void {
    this.accounts.set(hostname, account)
  }

  account(hostname: string): EspAccount | undefined {
    return this.accounts.get(hostname)
  }

  /** The answer to a request as it arrives here; `silent` when the ESP itself is down. */
  answer(request: WebRequest): WebAnswer | 'silent' {
    const hostname = this.trackingHost(request)
    const account = this.accounts.get(hostname)
    if (account?.outage === 'silent') return 'silent'
    if (account?.outage === 'error') return text(503, 'Service Unavailable\n', [['Retry-After', '30']])
    if (account?.rateLimitAfter !== undefined) {
      const clicks = (this.clicks.get(hostname) ?? 0) + 1
      this.clicks.set(hostname, clicks)
      if (clicks > account.rateLimitAfter) return this.rateLimited()
    }
    const known = account && account.state !== 'unknown' ? account : undefined
    if (this.esp === 'sendgrid') return sendgrid(request, known)
    return this.esp === 'sparkpost' ? sparkpost(request, known) : ses(request, known)
  }

  /** SendGrid goes by Host alone; SparkPost and SES believe X-Forwarded-Host first. */
  private trackingHost({ host, headers }: WebRequest): string {
    const forwarded = this.esp === 'sendgrid' ? undefined : headerOf(headers, 'X-Forwarded-Host')?.toLowerCase()
    return forwarded !== undefined && this.accounts.has(forwarded) ? forwarded : host
  }

  private rateLimited(): WebAnswer {
    return this.esp === 'sparkpost' ? text(403, '', [['Server', 'msys-http']]) : text(429, 'Too Many Requests\n')
  }
}

/** SendGrid takes the escapes of a token with a dash, too. */
const dashed = (path: string): string => path.replace(/%(2B|2F|3D)/g, '-$1')

const locationOf = (account: EspAccount, target: string): string | undefined =>
  account.links.find((link) => link.path === target || dashed(link.path) === target)?.location

function sendgrid({ target }: WebRequest, account: EspAccount | undefined): WebAnswer {
  const server: [string, string] = ['Server', 'nginx']
  if (!account) return html(404, badHostname, [server])
  const location = account.state === 'invalidated' ? undefined : locationOf(account, target.replace(/^\/uni\//, '/'))
  if (location)
    return redirect(302, location, [server, ['Content-Type', 'text/html; charset=utf-8'], ['X-Robots-Tag', 'noindex, nofollow']])
  if (target === account.openPath && account.state !== 'invalidated') return gif([server, ['Cache-Control', 'no-cache, max-age=0']])
  return html(404, wrongLink, [server])
}

function sparkpost({ target }: WebRequest, account: EspAccount | undefined): WebAnswer {
  const server: [string, string] = ['Server', 'msys-http']
  if (!account || account.state === 'invalidated') return text(404, '', [server])
  const location = locationOf(account, target)
  if (location) return redirect(302, location, [['Content-Type', 'text/plain'], server, ['X-Robots-Tag', 'noindex']])
  // The documented test path answers without any link behind it.
  if (target === '/f/a/b/c/d') return redirect(302, 'https://www.sparkpost.com/', [['Content-Type', 'text/plain'], server])
  if (target === account.openPath) return gif([server])
  return text(404, '', [server])
}

function ses({ target, headers }: WebRequest, account: EspAccount | undefined): WebAnswer {
  if (sizeOfHeaders(headers) > SES_HEADER_LIMIT)
    return html(400, '<html><body><h1>400 Bad Request</h1>\nRequest Header Or Cookie Too Large\n</body></html>\n')
  if (!account || account.state === 'invalidated') return text(400, 'Bad Request')
  const location = locationOf(account, target)
  if (location)
    return redirect(302, location, [
      ['Content-Type', 'text/html;charset=UTF-8'],
      ['X-Robots-Tag', 'noindex, nofollow'],
    ])
  if (target === account.openPath) return gif([['Cache-Control', 'no-cache']])
  return text(404, 'Not Found')
}

const gif = (headers: [string, string][]): WebAnswer => ({ status: 200, headers: [['Content-Type', 'image/gif'], ...headers], body: pixel })

/** The tracking hosts that exist, whoever points at them. */
export const espHosts: readonly { name: string; esp: EspId; region: Region }[] = [
  { name: 'sendgrid.net', esp: 'sendgrid', region: 'us' },
  { name: 'click.sendgrid.net', esp: 'sendgrid', region: 'us' },
  { name: 'eu.sendgrid.net', esp: 'sendgrid', region: 'eu' },
  { name: 'spgo.io', esp: 'sparkpost', region: 'us' },
  { name: 'v2.spgo.io', esp: 'sparkpost', region: 'us' },
  { name: 'eu.spgo.io', esp: 'sparkpost', region: 'eu' },
  { name: 'eu.v2.spgo.io', esp: 'sparkpost', region: 'eu' },
  { name: 'r.us-east-1.awstrack.me', esp: 'ses', region: 'us' },
  { name: 'r.us-west-2.awstrack.me', esp: 'ses', region: 'us' },
  { name: 'r.eu-central-1.awstrack.me', esp: 'ses', region: 'eu' },
  { name: 'r.eu-west-1.awstrack.me', esp: 'ses', region: 'eu' },
]
