import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { LatestRuns, RunModel, SetupModel } from '#lib/wizard/model.ts'
import type { EvidenceLine, RunView } from '#lib/wizard/view.ts'
import { evidenceLines } from '#lib/wizard/views/evidence-lines.ts'
import { runView } from '#lib/wizard/views/run-view.ts'
import { linkChangesWords } from '#lib/words/en/typed-links.ts'
import { whyWords as words } from '#lib/words/en/why.ts'
import { type HttpsOnly, type Outlook, outlookOf } from './outlook.ts'
import { readOutlookInput } from './outlook-input.ts'

/** One thing that was seen, in words. `plain`: neither good nor bad. */
export interface WhyPoint {
  id: 'https-only' | 'https' | 'http' | 'lost' | 'no-link-host'
  tone: 'good' | 'care' | 'bad' | 'plain' | 'unknown'
  title: string
  text: string
  evidence: EvidenceLine[]
}

/** Why SSL click tracking matters to this customer. */
export interface WhyView {
  /** step 1 is answered: the reader knows why and wants to get on */
  folded: boolean
  /** the newest look; null where nothing was given to look at */
  run: RunView | null
  hostname: string | null
  /** what was done to the link that was given, in words */
  changes: string[]
  /** of the newest finished look; empty where there is none */
  points: WhyPoint[]
  /** when that look was; RFC 3339 */
  checkedAt: string | null
}

/** What the first look says to people. Pure. */
export function whyView(setup: SetupModel): WhyView {
  const { newest, finished } = newestLook(setup)
  const outlook = finished?.evidence ? outlookOf(finished.evidence) : null
  return {
    folded: setup.answers['braze-setup'] !== undefined,
    run: newest && runView(newest, []),
    hostname: newest?.hostname ?? null,
    changes: linkChangesWords(readOutlookInput(newest?.input)?.changes ?? []),
    points: outlook ? points(outlook, finished?.evidence ?? null) : [],
    checkedAt: outlook?.checkedAt ?? null,
  }
}

/** The look at what was given at the start, or a later one at a link host. */
function newestLook(setup: SetupModel): LatestRuns {
  const looks = [setup.outlook, ...setup.hosts.map(({ outlook }) => outlook)]
  const newer = (a: RunModel | null, b: RunModel | null) => (b && (!a || b.createdAt > a.createdAt) ? b : a)
  return {
    newest: looks.map(({ newest }) => newest).reduce(newer, null),
    finished: looks.map(({ finished }) => finished).reduce(newer, null),
  }
}

function points(outlook: Outlook, evidence: Evidence | null): WhyPoint[] {
  const at = (ids: readonly string[]) => evidenceLines(ids, evidence)
  const { clicks, httpsOnly, hostname } = outlook
  const rule: WhyPoint = { id: 'https-only', ...ruleWords(outlook), evidence: at(httpsOnly.evidence) }
  if (!clicks) return [rule, { id: 'no-link-host', tone: 'plain', ...words.noLinkHost(hostname), evidence: [] }]
  const https: WhyPoint = { id: 'https', ...httpsWords(outlook, clicks.https), evidence: at(evidenceOf(clicks.https)) }
  const lost: WhyPoint = { id: 'lost', ...lostWords(outlook, clicks), evidence: [] }
  // Where there is no address, one sentence says it of both.
  if (clicks.http.state === 'nobody') return [rule, https, lost]
  const http: WhyPoint = {
    id: 'http',
    tone: httpTones[clicks.http.state],
    ...words.http[clicks.http.state](hostname),
    evidence: at(clicks.http.evidence),
  }
  return [rule, https, http, lost]
}

type Clicks = NonNullable<Outlook['clicks']>
type Sentences = Pick<WhyPoint, 'tone' | 'title' | 'text'>

const evidenceOf = (click: Clicks['https']): readonly string[] => (click.state === 'fails' ? click.finding.evidence : click.evidence)

/** Whether https is seen not to work: only then is a rule for https a harm. */
const isBroken = ({ https }: Clicks): boolean => https.state === 'fails' || https.state === 'nobody'

function ruleWords({ httpsOnly, clicks, hostname }: Outlook): Sentences {
  if (httpsOnly.state !== 'forced') {
    return { tone: httpsOnly.state === 'free' ? 'plain' : 'unknown', ...words.httpsOnly[httpsOnly.state](httpsOnly.domain) }
  }
  return { tone: clicks && isBroken(clicks) ? 'bad' : 'care', ...forcedWords(httpsOnly, clicks ? hostname : `a name below ${hostname}`) }
}

function forcedWords({ by }: HttpsOnly & { state: 'forced' }, hostname: string): Pick<WhyPoint, 'title' | 'text'> {
  const listed = by.find(({ header }) => header === null)
  if (listed) return words.httpsOnly.listed(listed.name, hostname)
  const [{ name, header } = { name: '', header: '' }] = by
  const { title, text } = words.httpsOnly.forced(name, header ?? '', hostname)
  return { title, text: /\bpreload\b/i.test(header ?? '') ? `${text} ${words.httpsOnly.preloadAsked(name)}` : text }
}

function httpsWords({ hostname }: Outlook, click: Clicks['https']): Sentences {
  if (click.state === 'fails') return { tone: 'bad', ...words.https.fails(hostname, click.finding.title, click.finding.found) }
  const tone = click.state === 'works' ? 'good' : click.state === 'nobody' ? 'bad' : 'unknown'
  return { tone, ...words.https[click.state](hostname) }
}

const httpTones: Record<Exclude<Clicks['http']['state'], 'nobody'>, WhyPoint['tone']> = {
  answered: 'good',
  'to-https': 'plain',
  closed: 'care',
  silent: 'unknown',
  unknown: 'unknown',
}

/** What is lost follows from what was seen, and from nothing else. */
function lostWords({ httpsOnly, esp }: Outlook, clicks: Clicks): Sentences {
  const { lost } = words
  if (clicks.https.state === 'works') return { tone: 'good', ...lost.nothing }
  if (!isBroken(clicks)) return { tone: 'unknown', ...lost.unknown }
  if (clicks.https.state === 'nobody' || clicks.http.state === 'closed' || clicks.http.state === 'to-https')
    return { tone: 'bad', ...lost.all }
  const seen = httpsOnly.state === 'forced' ? lost.forced : lost.some
  const text = esp?.id === 'ses' ? `${seen.text} ${lost.ses}` : seen.text
  return { tone: seen === lost.forced ? 'bad' : 'care', title: seen.title, text }
}
