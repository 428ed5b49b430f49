import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** Says that another process has the data directory open. */
export class DataDirInUseError extends Error {
  constructor(dir: string, pid: string) {
    super(
      `The data directory ${dir} is in use by another process (pid ${pid}). Two at a time would destroy data. ` +
        'Stop the other one, or set DATA_DIR to a folder of its own, or DATABASE_URL to a PostgreSQL server that many can share.',
    )
  }
}

/**
 * Takes the one lock of a data directory. The kernel holds it, and frees it when
 * the process dies, whatever kills it: no stale lock is ever left behind.
 * @returns how to let go
 */
export function takeLock(dir: string, file: string): () => void {
  const lock = new DatabaseSync(file)
  try {
    lock.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive')
  } catch {
    lock.close()
    throw new DataDirInUseError(dir, readPid(`${file}.pid`))
  }
  writeFileSync(`${file}.pid`, String(process.pid))
  return () => lock.close()
}

function readPid(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'unknown'
  }
}
