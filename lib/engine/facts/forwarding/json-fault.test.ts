import { expect, test } from 'vitest'
import { placeOfFault, readJson } from './json-fault.ts'

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const read = (text: string, isWhole = true) => {
  const reading = readJson(utf8(text), isWhole)
  if (reading === null) return 'not told'
  return reading.state === 'read' ? 'read' : `${reading.fault.kind} ${reading.fault.line}:${reading.fault.column}`
}

test.each([
  ['an object', '{"a": [1, -2.5e3, true, null, "\\u00e9 é"]}', 'read'],
  ['nothing', '', 'empty 1:1'],
  ['blank lines', '\n \n', 'empty 1:1'],
  ['a byte-order mark', '\ufeff{"a":1}', 'byte-order-mark 1:1'],
  ['curly quotes around a key', '{\n  “applinks”: {}\n}', 'curly-quotes 2:3'],
  ['curly quotes around a value', '{"a": ”b”}', 'curly-quotes 1:7'],
  ['single curly quotes', '{‘a’: 1}', 'curly-quotes 1:2'],
  ['curly quotes within a string, which may stand there', '{"a": "“b”"}', 'read'],
  ['a comma before a brace', '{"a": 1,\n}', 'trailing-comma 2:1'],
  ['a comma before a bracket', '[1, 2, ]', 'trailing-comma 1:8'],
  ['a comma too many', '[1,, 2]', 'syntax 1:4'],
  ['a missing comma', '{"a": 1 "b": 2}', 'syntax 1:9'],
  ['a missing colon', '{"a" 1}', 'syntax 1:6'],
  ['a comment', '{\n  // note\n  "a": 1\n}', 'syntax 2:3'],
  ['straight single quotes', "{'a': 1}", 'syntax 1:2'],
  ['a line break within a string', '{"a": "b\nc"}', 'syntax 1:9'],
  ['an unknown escape', '{"a": "\\x41"}', 'syntax 1:8'],
  ['the wrong bracket', '{"a": [1}', 'syntax 1:9'],
  ['a missing brace', '{"a": {"b": 1}', 'cut-off 1:15'],
  ['a missing quotation mark', '{"a": "b', 'cut-off 1:9'],
  ['two values', '{} {}', 'syntax 1:4'],
  ['a leading zero', '[01]', 'syntax 1:3'],
  ['a capital letter', '[True]', 'syntax 1:2'],
  ['JavaScript', 'window.links = {}', 'syntax 1:1'],
])('%s', (_name, text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  ['well so far', '{"a": "b", "c": [1, 2', 'not told'],
  ['a fault within', `{“a”: 1, "b": "${'x'.repeat(40)}`, 'curly-quotes 1:2'],
  ['cut within a word', `{"b": "${'x'.repeat(40)}", "a": tru`, 'not told'],
  ['nothing yet', '  ', 'not told'],
])('a beginning, %s', (_name, text, expected) => {
  expect(read(text, false)).toBe(expected)
})

test.each([
  ['UTF-16, little end first', Buffer.from('\ufeff{"a":1}', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('{"a":1}', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeff{"a":1}', 'utf16le').swap16()],
  ['curly quotes of Windows-1252', Buffer.from('{\x93a\x94:1}', 'latin1')],
])('%s is no UTF-8', (_name, bytes) => {
  expect(readJson(bytes.toString('latin1'), true)).toMatchObject({ state: 'fault', fault: { kind: 'encoding' } })
})

test('finds a fault exactly where there is one', () => {
  const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '1', 'null', ' ', '\n', '“', '\\', '"']
  let seed = 7
  const next = (bound: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % bound
  }
  const isJson = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  for (let round = 0; round < 5000; round += 1) {
    const text = Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)]).join('')
    expect([text, placeOfFault(text) === null]).toEqual([text, isJson(text)])
  }
})

test('takes a deep or an unfinished text of a stranger in its stride', () => {
  expect(placeOfFault('['.repeat(200_000))).toBe(200_000)
  expect(placeOfFault(`"${'a'.repeat(200_000)}`)).toBe(200_001)
  expect(placeOfFault(' '.repeat(200_000))).toBe(200_000)
})
