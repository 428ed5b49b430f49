import { homedir } from 'node:os'
import path from 'node:path'

interface Platform {
  platform: NodeJS.Platform
  home: string
  xdgDataHome: string | undefined
  localAppData: string | undefined
}

const name = 'ssl-click-tracking-wizard'

/**
 * Where the platform keeps the data of programs: never inside the project
 * folder, whose copies would carry customers' data along.
 */
export function platformDataDir({ platform, home, xdgDataHome, localAppData }: Platform): string {
  if (platform === 'win32') return path.win32.join(localAppData ?? path.win32.join(home, 'AppData', 'Local'), name)
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', name)
  // XDG Base Directory Specification: relative values are to be ignored.
  const base = xdgDataHome && path.posix.isAbsolute(xdgDataHome) ? xdgDataHome : path.posix.join(home, '.local', 'share')
  return path.posix.join(base, name)
}

/**
 * The folder of the embedded database.
 * @throws when it would lie inside the project folder
 */
export function resolveDataDir(
  configured: string | undefined,
  platformEnv: Pick<Platform, 'xdgDataHome' | 'localAppData'>,
  projectDir: string,
): string {
  const dir = path.resolve(configured ?? platformDataDir({ platform: process.platform, home: homedir(), ...platformEnv }))
  const fromProject = path.relative(projectDir, dir)
  const inside = fromProject === '' || !(fromProject.startsWith('..') || path.isAbsolute(fromProject))
  if (inside) throw new Error(`DATA_DIR is ${dir}, inside the project folder: choose a folder outside, since builds copy the project along`)
  return dir
}
