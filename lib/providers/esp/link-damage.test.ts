import { expect, test } from 'vitest'
import { damageOf } from './link-damage.ts'

test.each([
  ['/ls/click?upn=3Du001.abc', 'quoted-printable'],
  ['/ls/click?upn=3du001.abc', 'quoted-printable'],
  ['/ls/click?upn=u001.abc&amp;x=1', 'entity'],
  ['/ls/click?upn=u001.abc.', 'punctuation'],
  ['/ls/click?upn=u001.abc)', 'punctuation'],
  ['/ls/click?upn=u001.abc”', 'punctuation'],
  ['/ls/click?upn=u001.abc-3D-3D_x', undefined],
  ['/ls/click?upn=u001.abc%3D%3D', undefined],
  ['/L0/https:%2F%2Fshop.example/1/0100/sig=436', undefined],
  ['/f/a/abc~~/ij~/klm~', undefined],
  ['/ls/click?upn=u001.abc', undefined],
])('%s: %s', (path, damage) => expect(damageOf(path)).toBe(damage))
