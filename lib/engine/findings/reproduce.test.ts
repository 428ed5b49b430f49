import { expect, test } from 'vitest'
import { curl, curlPage, dig, openssl } from './reproduce.ts'

test.each([
  [
    'https://link.example.com/ls/click?upn=x',
    "curl -sSk -o /dev/null -D - --resolve link.example.com:443:192.0.2.1 'https://link.example.com/ls/click?upn=x'",
  ],
  ['http://link.example.com/f/a', "curl -sS -o /dev/null -D - --resolve link.example.com:80:192.0.2.1 'http://link.example.com/f/a'"],
  [
    'http://link.example.com/a/../b',
    "curl -sS --path-as-is -o /dev/null -D - --resolve link.example.com:80:192.0.2.1 'http://link.example.com/a/../b'",
  ],
  [
    'http://link.example.com/{a}?x[]=1',
    "curl -sS --globoff -o /dev/null -D - --resolve link.example.com:80:192.0.2.1 'http://link.example.com/{a}?x[]=1'",
  ],
  ["http://link.example.com/it's", "curl -sS -o /dev/null -D - --resolve link.example.com:80:192.0.2.1 'http://link.example.com/it'\\''s'"],
])('curl sends %s as it stands', (url, command) => {
  expect(curl(url, '192.0.2.1')).toBe(command)
})

test('addresses of IPv6 stand in brackets', () => {
  expect(curl('http://link.example.com/', '2001:db8::1')).toContain(' --resolve link.example.com:80:[2001:db8::1] ')
  expect(openssl('link.example.com', '2001:db8::1')).toBe(
    'openssl s_client -connect [2001:db8::1]:443 -servername link.example.com -verify_hostname link.example.com -showcerts </dev/null',
  )
})

test('a page is shown with its text', () => {
  expect(curlPage('https://link.example.com/x', '192.0.2.1')).toBe(
    "curl -sSk -D - --resolve link.example.com:443:192.0.2.1 'https://link.example.com/x'",
  )
})

test('names that peers chose are quoted', () => {
  expect(dig('a.example.com', 'A', '192.0.2.1 -p 5353')).toBe('dig +noall +answer +comments A a.example.com @192.0.2.1 -p 5353')
  expect(dig('https://x;y', 'A')).toBe("dig +noall +answer +comments A 'https://x;y'")
})
