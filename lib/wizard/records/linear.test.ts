import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { expect, test } from 'vitest'
import { parseRecords } from './parse-records.ts'

/** Every file that meets pasted text. */
const folder = import.meta.dirname
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)

/** The expressions of a source text: what stands between two slashes where no division can be. */
const literal =
  /(?<=[(,=:[!&|?{};\n]\s{0,12}|return |=> )\/((?:\\.|\[(?:\\.|[^\]\\\n])+\]|[^/[\\\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/[\\\n])*)\/([dgimsuvy]*)/g

const expressions = files.flatMap((name) => {
  const source = readFileSync(join(folder, name), 'utf8')
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
  return [...source.matchAll(literal)].map(([, pattern = '', flags = '']) => ({ name, pattern, flags: flags.replace(/g/g, '') }))
})

/** Only what repeats without an end can go back far. */
const repeating = expressions.filter(({ pattern }) => /[+*]|\{\d+,\d*\}/.test(pattern))

/** V8 counts the steps back that a match takes, and gives up behind a limit: a count of work, not of time. */
setFlagsFromString('--allow-natives-syntax')
const limited = new Function('pattern', 'flags', 'limit', 'return %NewRegExpWithBacktrackLimit(pattern, flags, limit)') as (
  pattern: string,
  flags: string,
  limit: number,
) => RegExp

/** Matches at the end at the latest, so that no match at all means the limit. */
const exceeds = (pattern: string, flags: string, text: string, stepsEach: number): boolean => {
  const begin = flags.includes('y') ? '^' : ''
  return limited(`${begin}(?:${counted(pattern)})|$(?![^])`, flags.replace('y', ''), stepsEach * text.length).exec(text) === null
}

/** What repeats a single character goes back without being counted, unless it is a group. */
const counted = (pattern: string): string =>
  pattern.replace(/((?<!\\)\[(?:\\.|[^\]\\])+\]|\\[dwsDWS]|\\[pP]\{[^}]*\}|(?<!\\)\.)([+*]|\{\d+,\d*\})/g, '($1)$2')

const pumps = [
  ' ',
  '\t',
  'a',
  'A',
  '0',
  '.',
  ';',
  ',',
  '"',
  '\\',
  '=',
  ':',
  '-',
  '/',
  '|',
  '<',
  '>',
  '(',
  '[',
  '{',
  '@',
  '_',
  '*',
  '#',
  "'",
  '\n',
]
const pairs = [
  'a ',
  ' a',
  'a.',
  '.a',
  '; ',
  '" ',
  '"a',
  'a=',
  ' =',
  '\\"',
  ' /',
  '<a',
  '[a',
  '](',
  'v=',
  'p=',
  'a:',
  '- ',
  '1 ',
  '1h',
  'IN ',
  ' IN a',
  'mailto:',
  '=3D',
]
const heads = ['', 'a', '"', 'v=spf1 ', 'p=', 'a IN ', 'TXT("', 'a text ="']
const attacks = (length: number): string[] =>
  heads.flatMap((head) =>
    [...pumps, ...pairs].flatMap((pump) => ['\0', '!\n'].map((end) => `${head}${pump.repeat(length / pump.length)}${end}`)),
  )

/** Lines are cut at 5000 characters, and a step back for each of them and each alternative is what a careful expression takes. */
const stepsEach = 60

test('the counter counts', () => {
  const text = `${';'.repeat(800)}x`
  expect(exceeds('[\\s;,]+$', '', text, stepsEach)).toBe(true)
  expect(exceeds('^[\\s;,]+$', '', text, stepsEach)).toBe(false)
  expect(expressions.length).toBeGreaterThan(150)
})

test('no expression goes back more than the text is long, times a constant', () => {
  const texts = attacks(400)
  const bad = repeating.filter(({ pattern, flags }) => texts.some((text) => exceeds(pattern, flags, text, stepsEach)))
  expect([...new Set(bad.map(({ name, pattern }) => `${name}: ${pattern}`))]).toEqual([])
}, 120_000)

test('a paste that doubles takes twice the look-ups, in every shape', () => {
  const texts = [
    '{"type":"CNAME","value":";;;;\n',
    'TXT s._domainkey.a k=rsa; p=MIICIjAN\nAAAAAAAAAAAAAAAA\n',
    'CNAME s1.mail.\nacme\n',
    'a:\n  type: TXT\n  values:\n',
    'resource "a_b" "c" {\n  type = "TXT"\n',
    'TXT("a",\n',
    'Zone a.b (c)\n',
    'Type: TXT\nName: a\nValue: "\n',
    'a.b text =\n',
  ]
  for (const text of texts) {
    const [once = 0, twice = 0] = [400, 800].map((times) => parseRecords(text.repeat(times), 'mail.acme.com').handedOut)
    expect(twice, text).toBeLessThanOrEqual(2 * once + 10_000)
  }
})
