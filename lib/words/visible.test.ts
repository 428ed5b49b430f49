import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible, visibleJson, visibleLines } from './visible.ts'

const of = (...codes: number[]): string => String.fromCodePoint(...codes)
/** Every UTF-16 unit, astral tags, and what stands among usual text. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0xe0000, max: 0xe0fff }).map((code) => of(code)),
    fc.constantFrom('a', '\\', '"', 'é', '😀'),
  ),
})
const obeyed = (text: string) => [...text].filter((char) => /[\p{C}\p{Zl}\p{Zp}\p{DI}]/u.test(char))

describe('what a terminal obeys or nobody sees is written out', () => {
  it.each([
    ['the escape that clears the screen', '\u001b[2J', '\\u001b[2J'],
    ['a carriage return, which writes over the line', 'not ready\rready', 'not ready\\u000dready'],
    ['NUL, BEL, backspace, tab, line feed', '\0\u0007\b\t\n', '\\u0000\\u0007\\u0008\\u0009\\u000a'],
    ['DEL', '\u007f', '\\u007f'],
    ['the CSI of C1, and its NEL', '\u009b2J\u0085', '\\u009b2J\\u0085'],
    ['marks that turn the direction', '\u202e\u2066\u200f\u061c', '\\u202e\\u2066\\u200f\\u061c'],
    ['no width', '\u200b\u2060\ufeff\u00ad\u034f\u3164', '\\u200b\\u2060\\ufeff\\u00ad\\u034f\\u3164'],
    ['separators of lines', '\u2028\u2029', '\\u2028\\u2029'],
    ['half of a pair', 'a\ud800b', 'a\\ud800b'],
    ['tags beyond the first plane', of(0xe0041), '\\udb40\\udc41'],
    ['nothing in usual text', 'Größe 日本 😀 – “x”', 'Größe 日本 😀 – “x”'],
  ])('%s', (_, text, expected) => expect(visible(text)).toBe(expected))

  it('of any text', () => fc.assert(fc.property(anyText, (text) => obeyed(visible(text)).length === 0)))

  it('of any lines, but for their ends', () =>
    fc.assert(fc.property(anyText, (text) => obeyed(visibleLines(text)).every((char) => char === '\n'))))

  it('of any JSON, which still says the same', () =>
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.oneof(anyText, fc.array(anyText))), (value) => {
        expect(obeyed(visibleJson(value))).toEqual([])
        expect(JSON.parse(visibleJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    ))
})
