import { expect, test } from 'vitest'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { hopWords } from '#lib/words/en/x-ray.ts'
import { pageNotes } from './page-notes.ts'

const page = (body: string, headers: [string, string][] = [], status = 200): HttpResponse => ({
  status,
  headers: [['Content-Type', 'text/html'], ...headers],
  body,
  bodyBytes: body.length,
  complete: true,
  ms: 1,
})
const url = new URL('https://www.example.com/a')

test.each([
  ['nothing', page('<p>Hello</p>'), []],
  ['a refresh', page('<meta http-equiv="Refresh" content="0; url=/next">'), [hopWords.refresh('https://www.example.com/next')]],
  ['a refresh in quotes', page(`<META HTTP-EQUIV=refresh CONTENT="5;URL='https://b.example/'">`), [hopWords.refresh('https://b.example/')]],
  ['a reload of the same page', page('<meta http-equiv="refresh" content="30">'), []],
  ['a refresh header', page('', [['Refresh', '0; url=https://b.example/']]), [hopWords.refresh('https://b.example/')]],
  ['a script', page('<script>window.location.href = "https://b.example/"</script>'), [hopWords.script]],
  ['a script that compares', page('<script>if (location == 1) x()</script>'), []],
  ['a redirect', page('<meta http-equiv="refresh" content="0; url=/next">', [['Location', '/x']], 302), []],
  ['no HTML', { ...page('location.href = 1'), headers: [['Content-Type', 'text/plain']] as [string, string][] }, []],
])('%s', (_name, response, notes) => {
  expect(pageNotes({ response, url })).toEqual(notes)
})
