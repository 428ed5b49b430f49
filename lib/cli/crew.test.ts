import { afterAll, expect, it } from 'vitest'
import type { Answered } from './answer-line.ts'
import { Crew, crewSize } from './crew.ts'

/** A thread that says where it is, and dies of the line `die`. */
const source = `
  import { parentPort, threadId, workerData } from 'node:worker_threads'
  parentPort.on('message', ({ number, line }) => {
    if (line === 'die') throw new Error('dead')
    parentPort.postMessage({ number, answered: { json: workerData + threadId + line, status: 0 } })
  })`
const post = { module: new URL(`data:text/javascript,${encodeURIComponent(source)}`), data: 'thread' }
const crews: Crew[] = []
afterAll(() => Promise.all(crews.map((crew) => crew.end())))

/** A crew whose member of this thread keeps its lines until it is told to answer. */
function crewOf(size: number, concurrency: number) {
  const held: (() => void)[] = []
  const here = (line: string | undefined) =>
    new Promise<Answered>((resolve) => held.push(() => resolve({ json: `here${line}`, status: 0 })))
  const crew = new Crew(here, post, { size, concurrency })
  crews.push(crew)
  const release = () => {
    for (const answer of held.splice(0)) answer()
  }
  return { crew, release, held }
}
const place = ({ json }: Answered) => json.replace(/\d+.*/, '').replace(/^here.*/, 'here')

it('takes on a thread only when this one has its share', async () => {
  const { crew, release, held } = crewOf(2, 4)
  const first = [crew.answer('a'), crew.answer('b')]
  expect(held).toHaveLength(2)
  const others = [crew.answer('c'), crew.answer('d')]
  expect(held).toHaveLength(2)
  expect((await Promise.all(others)).map(place)).toEqual(['thread', 'thread'])
  release()
  expect((await Promise.all(first)).map(place)).toEqual(['here', 'here'])
})

it('answers for a thread that dies, and goes on', async () => {
  const { crew, release } = crewOf(2, 2)
  const kept = crew.answer('a')
  expect(await crew.answer('die')).toEqual({ json: '{"error":{"code":"internal","message":"dead"}}', status: 2 })
  expect(place(await crew.answer('b'))).toBe('thread')
  release()
  expect(place(await kept)).toBe('here')
})

it.each([
  [1, 1],
  [2, 1],
  [256, Number.POSITIVE_INFINITY],
])('at %s at a time it is no more than %s', (concurrency, most) => {
  expect(crewSize(concurrency).size).toBeGreaterThanOrEqual(1)
  expect(crewSize(concurrency).size).toBeLessThanOrEqual(most)
})
