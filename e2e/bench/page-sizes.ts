import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const build = fileURLToPath(new URL('../../.next/', import.meta.url))
const readJson = (file: string) => JSON.parse(readFileSync(`${build}${file}`, 'utf8'))

/** Script bytes that the first load of a page brings, gzip level 6. */
export interface PageSize {
  route: string
  bytes: number
}

/**
 * The scripts of each page, and of a page with nothing on it: what the framework
 * has every page load. Polyfills are left out, as no current browser loads them.
 */
export function pageSizes(): { empty: number; pages: PageSize[] } {
  const { rootMainFiles } = readJson('build-manifest.json') as { rootMainFiles: string[] }
  const routes = readJson('diagnostics/route-bundle-stats.json') as { route: string; firstLoadChunkPaths: string[] }[]
  const pages = routes.map(({ route, firstLoadChunkPaths }) => ({
    route,
    bytes: packed(firstLoadChunkPaths.map((file) => file.replace(/^\.next\//, ''))),
  }))
  return { empty: packed(rootMainFiles), pages }
}

const packed = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(`${build}${file}`), { level: 6 }).byteLength, 0)
