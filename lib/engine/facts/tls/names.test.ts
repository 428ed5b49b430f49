import { describe, expect, it } from 'vitest'
import { coversHost } from './names.ts'

describe('a DNS name of a certificate', () => {
  it.each([
    ['link.example.com', 'link.example.com', true],
    ['*.example.com', 'link.example.com', true],
    ['*.example.com', 'a.link.example.com', false],
    ['*.example.com', 'example.com', false],
    ['*.co.uk', 'example.co.uk', false],
    ['*.com', 'example.com', false],
    ['*.github.io', 'someone.github.io', true], // a private suffix is its owner's to certify
    ['l*.example.com', 'link.example.com', false],
    ['*k.example.com', 'link.example.com', false],
    ['link.*.com', 'link.example.com', false],
    ['*', 'localhost', false],
    ['**.example.com', 'link.example.com', false],
    ['*.*.example.com', 'a.b.example.com', false],
    ['*.example.com.', 'link.example.com', false],
    ['xn--*.example.com', 'xn--bcher-kva.example.com', false],
    ['example.com', 'link.example.com', false],
    ['', 'link.example.com', false],
  ])('%s for %s: %s', (presented, hostname, covered) => {
    expect(coversHost(presented, hostname)).toBe(covered)
  })
})
