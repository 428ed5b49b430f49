import { code } from './code.ts'

/** What is wrong with the files that let phones open links in the app. `file`: its path on the link host. */
export const applinksCodes = {
  'applinks.file-missing': code<{ file: string; seen: string }>('warning', 'cdn-admin'),
  'applinks.file-redirects': code<{ file: string; location: string }>('warning', 'cdn-admin'),
  'applinks.wrong-content-type': code<{ file: string; type: string }>('warning', 'cdn-admin'),
  'applinks.paths-do-not-cover-links': code<{ file: string; paths: string; wanted: string }>('warning', 'marketer'),
}
