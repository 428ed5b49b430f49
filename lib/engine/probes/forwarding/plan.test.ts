import { expect, test } from 'vitest'
import type { Target } from '#lib/engine/target/target.ts'
import { pathOf, planForwarding, spoil } from './plan.ts'

test.each([
  ['https://link.example.com/ls/click?upn=a%2Bb', '/ls/click?upn=a%2Bb'],
  ['https://link.example.com//a//b/%2F/../c?x=/..#top', '//a//b/%2F/../c?x=/..'],
  ['HTTPS://link.example.com', '/'],
  ['http://link.example.com?upn=1', '/?upn=1'],
  ['https://link.example.com/L0/https:%2F%2Fshop.example%2F?a=%252F', '/L0/https:%2F%2Fshop.example%2F?a=%252F'],
])('takes path and query of %s byte for byte', (url, path) => {
  expect(pathOf(url)).toBe(path)
})

test.each([
  '/ls/click?upn=u001.abcdefghijklmnop',
  '/f/a/AAAAAAAAAAAAAAAAAAAAAA~~/BBBBBBBBB~/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz~',
  '/L0/https:%2F%2Fwww.example.com/1/0100019a-aa/Q1w2E3r4T5y6U7i8O9p0aAbBcC=436',
  '/x/99999999/y',
])('spoils %s in its token only, and keeps its length', (path) => {
  const spoilt = spoil(path) as string
  expect(spoilt).not.toBe(path)
  expect(spoilt).toHaveLength(path.length)
  const changed = [...path].flatMap((character, index) => (character === spoilt[index] ? [] : [index]))
  expect((changed.at(-1) as number) - (changed[0] as number)).toBeLessThan(6)
  expect(spoilt.match(/%../g)).toEqual(path.match(/%../g))
})

test('a link without a token cannot be spoiled', () => {
  expect(spoil('/a/b/c')).toBeUndefined()
  expect(spoil('/%2F%2F%2F%2F%2F%2F')).toBeUndefined()
})

const target = (more: Partial<Target>): Target => ({
  hostname: 'link.example.com',
  esp: 'sendgrid',
  region: 'us',
  espTarget: 'sendgrid.net',
  links: [],
  appLinks: false,
  records: [],
  ...more,
})

test('sends the links that were given', () => {
  const links = ['https://link.example.com/ss/c/u001.abcdefghijklm', 'https://link.example.com/ss/c/u001.second']
  expect(planForwarding(target({ links, openUrl: 'https://link.example.com/ss/o/u001.x/ho.gif' }))).toEqual({
    kind: 'real',
    link: '/ss/c/u001.abcdefghijklm',
    second: '/ss/c/u001.second',
    control: '/ss/c/u001.abcefghijjklm',
    open: '/ss/o/u001.x/ho.gif',
  })
})

test.each([
  ['sendgrid', 'made-up', /^\/ls\/click\?upn=u001\./, /^\/ss\/c\/u001\./],
  ['ses', 'made-up', /^\/L0\/https:%2F%2F/, /^\/CL0\/https:%2F%2F/],
  ['sparkpost', 'documented', /^\/f\/a\/b\/c\/d$/, /^\/q\//],
] as const)('without links, %s gets %s ones of its own shapes', (esp, kind, first, second) => {
  const plan = planForwarding(target({ esp }))
  expect(plan.kind).toBe(kind)
  expect(plan.link).toMatch(first)
  expect(plan.second).toMatch(second)
  expect(plan.control).toBeUndefined()
})
