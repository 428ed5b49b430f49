import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { LabMap } from '#e2e/lab/vantage.ts'

/** A lab that runs in another process. */
export interface RemoteLab {
  map: LabMap
  /** CPU that it has used so far, seconds */
  cpuSeconds(): Promise<number>
  stop(): void
}

/** Starts a lab with this many healthy hosts, and one host for each stage at which a peer may hang. */
export async function startRemoteLab(hosts: number, rttMs: number): Promise<RemoteLab> {
  const child = fork(new URL('lab-process.ts', import.meta.url), [String(hosts), String(rttMs)])
  const map = (await answer(child)) as LabMap
  return {
    map,
    cpuSeconds: async () => {
      child.send('usage')
      return seconds((await answer(child)) as NodeJS.CpuUsage)
    },
    stop: () => child.kill(),
  }
}

/** The next message of a child; rejects when it ends without one. */
export async function answer(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the child ended with ${code}`)))
  ended.catch(() => undefined)
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
  return message
}

/** User and system time together, seconds. */
export const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6
