import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { outlookRowWords as words } from '#lib/words/en/why.ts'
import type { HttpClick, HttpsClick, HttpsOnly, Outlook } from './outlook.ts'

type Seen = Pick<RunRowView, 'verdict' | 'detail'>

const notYet: Seen = { verdict: 'not-checked', detail: '' }

/** The lines of a first look, with what is known of each. Pure. */
export function outlookRows(hostname: string, outlook?: Outlook): RunRowView[] {
  const noLinkHost: Seen = { verdict: 'not-applicable', detail: words.noLinkHost }
  const clicks = outlook?.clicks
  return [
    httpsOnlyRow(hostname, outlook),
    row('outlook.https', 'tls', hostname, clicks ? httpsSeen(clicks.https) : outlook ? noLinkHost : notYet),
    row('outlook.http', 'forwarding', hostname, clicks ? httpSeen(clicks.http) : outlook ? noLinkHost : notYet),
  ]
}

/** What the domain tells browsers is known before the rest. */
export const httpsOnlyRow = (hostname: string, outlook?: Outlook): RunRowView =>
  row('outlook.https-only', 'dns', registeredDomain(hostname), outlook ? httpsOnlySeen(outlook.httpsOnly) : notYet)

type RowId = Exclude<keyof typeof words, 'noLinkHost'>

const row = (id: RowId, group: RunRowView['group'], name: string, seen: Seen): RunRowView => ({
  id,
  group,
  title: words[id].title(name),
  finding: null,
  ...seen,
})

/** A rule of one's own is nothing wrong: it is a warning only where https does not work. */
const httpsOnlySeen = ({ state }: HttpsOnly): Seen => ({
  verdict: state === 'unknown' ? 'unknown' : 'pass',
  detail: words['outlook.https-only'][state],
})

function httpsSeen(click: HttpsClick): Seen {
  if (click.state === 'fails') return { verdict: 'fail', detail: click.finding.title }
  const verdict = click.state === 'works' ? 'pass' : click.state === 'nobody' ? 'fail' : 'unknown'
  return { verdict, detail: words['outlook.https'][click.state] }
}

function httpSeen(click: HttpClick): Seen {
  if (click.state === 'answered') return { verdict: 'pass', detail: words['outlook.http'].answered(click.status) }
  const verdict = click.state === 'to-https' ? 'pass' : click.state === 'closed' || click.state === 'nobody' ? 'fail' : 'unknown'
  return { verdict, detail: words['outlook.http'][click.state] }
}
