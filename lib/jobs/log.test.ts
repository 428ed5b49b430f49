import { expect, it } from 'vitest'
import { createLog } from './log.ts'

it('what a stranger sent is logged so that no terminal obeys it, and can be read back', () => {
  const lines: string[] = []
  const error = '\u001b[2J\r\u007f\u009b1m\u202e\u200b\u2028'
  createLog({ write: (line: string) => lines.push(line) }).error({ error }, error)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.endsWith('\n')).toBe(true)
  expect(lines[0]?.trimEnd()).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error, msg: error })
})
