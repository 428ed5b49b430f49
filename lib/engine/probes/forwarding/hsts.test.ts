import { expect, test } from 'vitest'
import { parentsOf } from './hsts.ts'

test.each([
  ['link.mail.example.co.uk', ['mail.example.co.uk', 'example.co.uk']],
  ['link.example.com', ['example.com']],
  ['example.com', []],
  ['link.example.github.io', ['example.github.io', 'github.io']],
  ['link.internal', []],
])('parents of %s', (hostname, parents) => {
  expect(parentsOf(hostname)).toEqual(parents)
})
