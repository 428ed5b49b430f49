import { Parser } from 'htmlparser2'
import { locationOf } from '#lib/engine/evidence/trace-step.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { hopWords } from '#lib/words/en/x-ray.ts'
import type { JudgedHop } from './judge.ts'
import { shownUrl } from './shown-url.ts'

/** Scripts that send a browser elsewhere, as they are usually written. */
const scriptRedirect = /\blocation(\.href)?\s*=[^=]|\blocation\.(replace|assign)\s*\(/

/** What a page does with its readers by itself: told, never followed. Of long pages only the beginning is seen. */
export function pageNotes({ response, url }: Pick<JudgedHop, 'response' | 'url'>): string[] {
  if (!response || locationOf(response) !== null || !/html/i.test(headerOf(response, 'content-type') ?? '')) return []
  const refresh = headerOf(response, 'refresh') ?? metaRefresh(response.body)
  const to = /^\s*\d*\s*[;,]\s*(?:url\s*=)?\s*['"]?([^'"\s]+)/i.exec(refresh ?? '')?.[1]
  if (to !== undefined) return [hopWords.refresh(shownUrl(URL.parse(to, url.href)?.href ?? to).short)]
  return response.body.length < 4096 && scriptRedirect.test(response.body) ? [hopWords.script] : []
}

function metaRefresh(body: string): string | undefined {
  let content: string | undefined
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') content ??= attributes.content
    },
  })
  parser.end(body)
  return content
}
