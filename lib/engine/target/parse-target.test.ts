import { expect, test } from 'vitest'
import { parseTarget } from './parse-target.ts'

const hostname = 'link.mail.example.com'
const taken = (link: string): boolean => parseTarget({ hostname, esp: 'sendgrid', link }).ok

test.each([
  [`https://${hostname}/ls/click?upn=u001.a-2Fb%2F%252F`, true],
  [`HTTP://${hostname}./x`, true],
  [`https://${hostname}:443/x`, true],
  [`https://${hostname}?upn=1`, true],
  [`https://${hostname}:8443/x`, false],
  ['https://other.example.com/x', false],
  [`ftp://${hostname}/x`, false],
  // `URL` reads each of these as if it were in order, and what was sent would be another link.
  [` https://${hostname}/x`, false],
  [`https:${hostname}/x`, false],
  [`https:\\\\${hostname}\\x`, false],
  [`https://${hostname}\\x`, false],
  [`https://${hostname}/a b`, false],
  [`https://${hostname}/a\tb`, false],
  [`https://${hostname}/\u00e9`, false],
])('%j is a link on the host: %s', (link, expected) => expect(taken(link)).toBe(expected))
