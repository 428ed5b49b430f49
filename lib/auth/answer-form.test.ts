import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** These store nothing, and answer with what they found. */
const readers = ['readPaste']

const actions = globSync('{app,components,lib}/**/*.{ts,tsx}', { cwd: root }).flatMap((file) => {
  const text = readFileSync(`${root}/${file}`, 'utf8')
  if (!/^'use server'/m.test(text)) return []
  const bodies = new Map(
    [...text.matchAll(/^(?:export )?async function (\w+)([\s\S]*?)^}$/gm)].map(([, name = '', body = '']) => [name, body]),
  )
  const exported = [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(([, name = '']) => name)
  return exported.filter((name) => !readers.includes(name)).map((name) => ({ name, file, bodies }))
})

/** Whether a function hands its work to `answerForm`, by itself or through one beside it. */
const isGuarded = (name: string, bodies: ReadonlyMap<string, string>): boolean => {
  const [, called = ''] = /return (?:await )?(\w+)\(/.exec(bodies.get(name) ?? '') ?? []
  return called === 'answerForm' || (bodies.has(called) && isGuarded(called, bodies))
}

describe('every server action', () => {
  it('is found', () => expect(actions.length).toBeGreaterThan(20))

  it.each(actions)('$name of $file comes back with what was typed where it fails', ({ name, bodies }) => {
    expect(isGuarded(name, bodies)).toBe(true)
  })
})
