import type { Answer, Compared } from '#lib/engine/facts/forwarding/answer.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import type { Judgement } from '#lib/engine/findings/finding.ts'
import { curl, curlPage } from '#lib/engine/findings/reproduce.ts'
import { headerOf, titleOf } from '#lib/providers/esp/answers.ts'

/** An answer in short, in terms of the field: `302 https://…`, `404 "Wrong Link"`, `200 image/gif`. */
export function summary(answer: Answer): string {
  const { status, body } = answer.response
  if (answer.location !== null) return `${status} ${cut(answer.location, 300)}`
  const title = titleOf(body)
  if (title) return `${status} "${cut(title, 80)}"`
  const type = headerOf(answer.response, 'content-type')
  return type ? `${status} ${cut(type, 80)}` : `${status}`
}

/** The edge's answer and the ESP's own; a dash where the ESP could not be asked. */
export const besides = ({ edge, origin }: Compared): { seen: string; direct: string } => ({
  seen: summary(edge),
  direct: origin ? summary(origin) : '–',
})

/**
 * What else would look just the same at the ESP, when something is lost on the way: the query or the path beside
 * the Host, the Host beside these. A dash where nothing would, or the pixel shows which it is.
 */
export function alikeBeside(found: 'host' | 'query' | 'path', { lookalikes, open }: Delivery): 'host' | 'query' | 'path' | '–' {
  const like = (purpose: Answer['purpose']): boolean => lookalikes.some((answer) => answer.purpose === purpose)
  if (lookalikes.some(({ esp }) => esp?.kind === 'bad-hostname') || open !== null) return '–'
  if (found !== 'host') return like('own-host') ? 'host' : '–'
  if (!like('own-host')) return '–'
  return like('without-query') ? 'query' : like('other-path') ? 'path' : '–'
}

/** The ids of both answers. */
export const idsOf = ({ edge, origin }: Compared): string[] => [edge.id, ...(origin ? [origin.id] : [])]

/** The commands that show the same: through the edge, then at the ESP itself. */
export const commandsOf = ({ edge, origin }: Compared): string[] => [curlOf(edge), ...(origin ? [curlOf(origin)] : [])]

/** `curl` of one answer's request, with the page where its title is what we name; the ESP is asked over plain HTTP, where the name needs no certificate. */
export const curlOf = ({ scheme, host, path, address, location, response }: Answer): string =>
  (location === null && titleOf(response.body) ? curlPage : curl)(`${scheme}://${host}${path}`, address)

/** A check of what happens to the link, when it is not this check's own diagnosis: proven well by delivery, else not told. */
export const unlessOwn = ({ outcome, link }: Delivery): Judgement =>
  outcome === 'delivered' ? { verdict: 'pass', evidence: idsOf(link) } : { verdict: 'unknown' }

export const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text)

/** `curl` of a page's headers, wherever DNS leads. */
export const curlHead = (url: string): string => `curl -sS -o /dev/null -D - '${url}'`
