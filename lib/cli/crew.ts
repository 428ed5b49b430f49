import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Answered, refused } from './answer-line.ts'

/** Somebody who answers lines, and how many are under way there. */
interface Member {
  answer(line: string | undefined): Promise<Answered>
  underWay: number
  end(): unknown
}

/** Where a member works that is not this thread: a module that calls `serveLines`, and what it is told. */
export interface Post {
  module: URL
  data: unknown
}

/** A member for each processor, as far as each has two lines under way at once: one alone mostly waits for the network. */
export const crewSize = (concurrency: number): { size: number; concurrency: number } => ({
  size: Math.min(availableParallelism(), Math.ceil(concurrency / 2)),
  concurrency,
})

/** Shares lines out among this thread and others, so that a batch has all processors. */
export class Crew {
  private readonly post: Post
  private readonly size: number
  private readonly fullAt: number
  private members: Member[]

  /**
   * @param here answers a line in this thread
   * @param size members at most; each is taken on only when the others have their share of what is under way at once
   */
  constructor(
    here: (line: string | undefined) => Promise<Answered>,
    post: Post,
    { size, concurrency }: { size: number; concurrency: number },
  ) {
    this.members = [{ answer: here, underWay: 0, end: () => {} }]
    this.post = post
    this.size = size
    this.fullAt = Math.ceil(concurrency / size)
  }

  /** The answer of whoever has least to do. */
  async answer(line: string | undefined): Promise<Answered> {
    const member = this.next()
    member.underWay += 1
    try {
      return await member.answer(line)
    } catch (error) {
      // A thread that has died is not asked again; its lines are told to be our fault.
      this.members = this.members.filter((one) => one !== member)
      return refused({}, 'internal', error instanceof Error ? error.message : String(error))
    } finally {
      member.underWay -= 1
    }
  }

  end(): Promise<unknown> {
    return Promise.all(this.members.map((member) => member.end()))
  }

  private next(): Member {
    const least = this.members.reduce((a, b) => (b.underWay < a.underWay ? b : a))
    if (least.underWay < this.fullAt || this.members.length >= this.size) return least
    const hired = threadOf(this.post)
    this.members.push(hired)
    return hired
  }
}

function threadOf({ module, data }: Post): Member {
  const thread = new Worker(module, { workerData: data })
  const waiting = new Map<number, { resolve: (answered: Answered) => void; reject: (error: unknown) => void }>()
  let count = 0
  thread.on('message', ({ number, answered }: { number: number; answered: Answered }) => {
    waiting.get(number)?.resolve(answered)
    waiting.delete(number)
  })
  const failAll = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error)
  }
  thread.on('error', failAll)
  thread.on('exit', (code) => failAll(new Error(`a thread ended with ${code}`)))
  return {
    underWay: 0,
    answer: (line) =>
      new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject })
        thread.postMessage({ number: count, line })
      }),
    end: () => thread.terminate(),
  }
}
