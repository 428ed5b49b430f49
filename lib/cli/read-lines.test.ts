import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readLines } from './read-lines.ts'

async function* inChunks(bytes: Buffer, sizes: readonly number[]) {
  for (let from = 0, n = 0; from < bytes.length; n += 1) {
    const to = from + (sizes[n % sizes.length] ?? 1)
    yield bytes.subarray(from, to)
    from = to
  }
}
const linesOf = async (text: string, sizes: readonly number[], longest = 1000) => {
  const lines: (string | undefined)[] = []
  for await (const line of readLines(inChunks(Buffer.from(text), sizes), longest)) lines.push(line)
  return lines
}

it.each([
  ['nothing', '', []],
  ['one without an end', 'a', ['a']],
  ['one with an end', 'a\n', ['a']],
  ['empty ones', '\n\na', ['', '', 'a']],
  ['the end of Windows stays, for JSON it is a blank', 'a\r\nb', ['a\r', 'b']],
  ['characters cut by a chunk', 'é😀\né', ['é😀', 'é']],
  ['one of just the longest, and one that is longer', `${'x'.repeat(9)}\n${'x'.repeat(10)}\nb`, ['xxxxxxxxx', undefined, 'b']],
])('%s', async (_, text, expected) => {
  for (const size of [1, 2, 3, 100]) expect(await linesOf(text, [size], 9)).toEqual(expected)
})

it('the chunks make no difference', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'é', '\n', '😀', '\0')),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      async (parts, sizes) => {
        const text = parts.join('')
        expect(await linesOf(text, sizes)).toEqual(await linesOf(text, [10_000]))
        expect((await linesOf(text, sizes)).join('\n')).toBe(text.replace(/\n$/, ''))
      },
    ),
  ))
