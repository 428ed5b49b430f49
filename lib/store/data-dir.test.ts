import { expect, test } from 'vitest'
import { platformDataDir, resolveDataDir } from './data-dir.ts'

const none = { xdgDataHome: undefined, localAppData: undefined }

test.each([
  [{ platform: 'linux', home: '/home/a', ...none }, '/home/a/.local/share/ssl-click-tracking-wizard'],
  [{ platform: 'linux', home: '/home/a', ...none, xdgDataHome: '/var/d' }, '/var/d/ssl-click-tracking-wizard'],
  [{ platform: 'linux', home: '/home/a', ...none, xdgDataHome: 'rel' }, '/home/a/.local/share/ssl-click-tracking-wizard'],
  [{ platform: 'darwin', home: '/Users/a', ...none }, '/Users/a/Library/Application Support/ssl-click-tracking-wizard'],
  [{ platform: 'win32', home: 'C:\\Users\\a', ...none, localAppData: 'D:\\L' }, 'D:\\L\\ssl-click-tracking-wizard'],
  [{ platform: 'win32', home: 'C:\\Users\\a', ...none }, 'C:\\Users\\a\\AppData\\Local\\ssl-click-tracking-wizard'],
] as const)('%o', (platform, expected) => {
  expect(platformDataDir(platform)).toBe(expected)
})

test.each(['/srv/app', '/srv/app/data', '/srv/app/a/../b', '/srv/app/..data'])('%s inside the project is refused', (dir) => {
  const expected = dir === '/srv/app/..data' ? /^$/ : /inside the project folder/
  const message = () => {
    try {
      resolveDataDir(dir, none, '/srv/app')
      return ''
    } catch (error) {
      return String(error)
    }
  }
  expect(message()).toMatch(expected)
})

test('a sibling of the project is taken', () => {
  expect(resolveDataDir('/srv/app-data', none, '/srv/app')).toBe('/srv/app-data')
})
