import { expect, test } from 'vitest'
import { unavailablePage } from './unavailable-page.ts'

const wayBack = (back: string) => /class="first" href="([^"]*)"/.exec(unavailablePage(back, 'n'))?.[1]

test.each([
  ['/setups/1/dns-records?x=1', '/setups/1/dns-records?x=1'],
  ['/', '/'],
  ['', '/'],
  ['//evil.com', '/'],
  ['/\\evil.com', '/'],
  ['https://evil.com/', '/'],
  ['javascript:alert(1)', '/'],
  ['/a\nb', '/'],
  ['/"><script>alert(1)</script>', '/&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;'],
])('back to %j leads to %s', (back, href) => expect(wayBack(back)).toBe(href))
