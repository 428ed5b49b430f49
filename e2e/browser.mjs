import { existsSync } from 'node:fs'

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a browser that is installed, or undefined. */
export const findBrowser = () => candidates.find((candidate) => candidate && existsSync(candidate))

/**
 * A browser for the tests: the one that is there, else one that npm carries.
 * @returns {Promise<{ path: string, libraryPath?: string }>}
 */
export async function ensureBrowser() {
  const found = findBrowser()
  return found ? { path: found } : fromNpm()
}

/** The package brings its shared libraries along; they have to be named to the loader. */
async function fromNpm() {
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium')
  const packed = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))
  setupLambdaEnvironment(`${await inflate(packed.pathname)}/lib`)
  return { path: await chromium.executablePath(), libraryPath: process.env.LD_LIBRARY_PATH }
}
