import type { FetcherName } from '#lib/engine/evidence/clients.ts'
import { code } from './code.ts'

/** How a file fails to be JSON. */
type JsonFaultKind = 'empty' | 'encoding' | 'byte-order-mark' | 'curly-quotes' | 'trailing-comma' | 'cut-off' | 'syntax'

/** What is wrong with the files that let phones open links in the app. `file`: its path on the link host. */
export const applinksCodes = {
  'applinks.fetcher-refused': code<{ file: string; fetcher: FetcherName; agent: string; refused: string }>('warning', 'cdn-admin'),
  'applinks.file-missing': code<{ file: string; seen: string }>('warning', 'cdn-admin'),
  'applinks.file-redirects': code<{ file: string; location: string }>('warning', 'cdn-admin'),
  'applinks.file-not-json': code<{ file: string; kind: JsonFaultKind; line: number; column: number; near: string }>('warning', 'cdn-admin'),
  'applinks.wrong-shape': code<{ file: string }>('warning', 'cdn-admin'),
  'applinks.wrong-content-type': code<{ file: string; type: string }>('warning', 'cdn-admin'),
  'applinks.paths-do-not-cover-links': code<{ file: string; paths: string; wanted: string }>('warning', 'marketer'),
}
