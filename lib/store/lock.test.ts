import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirInUseError, takeLock } from './lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const file = () => path.join(dir, 'lock.sqlite')

/** Another process that takes the lock and holds it until it is killed. */
async function holder() {
  const script = `const { takeLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)})
takeLock(${JSON.stringify(dir)}, ${JSON.stringify(file())}); process.stdout.write('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

test('a second process is refused with who holds it; killed, the lock is free at once', async () => {
  const child = await holder()
  expect(() => takeLock(dir, file())).toThrow(DataDirInUseError)
  expect(() => takeLock(dir, file())).toThrow(`pid ${child.pid}`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const release = takeLock(dir, file())
  release()
})

test('let go, it can be taken again', () => {
  takeLock(dir, file())()
  const release = takeLock(dir, file())
  expect(() => takeLock(dir, file())).toThrow(DataDirInUseError)
  release()
})
