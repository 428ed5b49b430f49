import { expect, test } from 'vitest'
import { FormErrors } from '#lib/wizard/forms/form.ts'
import { readSample } from './parse-sample.ts'

test.each([
  ['', null],
  ['https://Link.Mail.Acme.com/ls/click?upn=1', { hostname: 'link.mail.acme.com', given: 'link' }],
  ['http://link.acme.co.uk/', { hostname: 'link.acme.co.uk', given: 'link' }],
  ['  mail.acme.com. ', { hostname: 'mail.acme.com', given: 'domain' }],
  ['News <x', undefined],
  ['news@mail.acme.com', { hostname: 'mail.acme.com', given: 'domain' }],
  ['acme.com', { hostname: 'acme.com', given: 'domain' }],
  ['https://acme.com/shop', { hostname: 'acme.com', given: 'domain' }],
  ['https://www.acme.com/shop', { hostname: 'acme.com', given: 'domain' }],
  ['link.bücher.de', { hostname: 'link.xn--bcher-kva.de', given: 'domain' }],
  ['https://192.0.2.1/', undefined],
  ['localhost', undefined],
  ['https://u123.ct.sendgrid.net/ls/click', undefined],
  ['https://abc.r.us-east-1.awstrack.me/L0/x', undefined],
])('%j', (typed, expected) => {
  const errors = new FormErrors<'sample'>()
  expect(readSample(typed, 'sample', errors)).toEqual(expected)
  expect(errors.any).toBe(expected === undefined)
})
