import { expect, test } from 'vitest'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { compareAnswers, recogniseEspAnswer, recogniseOtherEsp } from './answers.ts'

const answer = (status: number, headers: Record<string, string> = {}, body = ''): HttpResponse => ({
  status,
  headers: Object.entries(headers),
  body,
  bodyBytes: body.length,
  complete: true,
  ms: 12,
})

const asked = { host: 'link.mail.example.com', path: '/ls/click?upn=abc' }
const away = { location: 'https://shop.example.com/sale' }
const gif = `GIF89a${'x'.repeat(38)}`

test.each([
  ['a click', 'sendgrid', answer(302, away), { kind: 'redirect', certain: false }],
  ['Wrong Link by its title', 'sendgrid', answer(404, {}, '<html><title>Wrong Link</title>'), { kind: 'wrong-link', certain: true }],
  ['Wrong Link by its text', 'sendgrid', answer(200, {}, 'You have clicked on an invalid link.'), { kind: 'wrong-link', certain: true }],
  ['Bad Hostname', 'sendgrid', answer(400, {}, '<h1>Bad Hostname in Link</h1>'), { kind: 'bad-hostname', certain: true }],
  ['a pixel', 'sendgrid', answer(200, { 'content-type': 'image/gif' }, gif), { kind: 'pixel', certain: false }],
  ['a click with its server name', 'sparkpost', answer(302, { ...away, Server: 'msys-http' }), { kind: 'redirect', certain: true }],
  ['a click behind a CDN', 'sparkpost', answer(302, { ...away, server: 'cloudflare' }), { kind: 'redirect', certain: false }],
  ['its 404 by its server name', 'sparkpost', answer(404, { server: 'msys-http' }), { kind: 'wrong-link', certain: true }],
  ['the rate limit', 'sparkpost', answer(403, { server: 'msys-http' }), { kind: 'rate-limited', certain: true }],
  [
    'the rate limit behind a CDN',
    'sparkpost',
    answer(403, { server: 'cloudflare', 'content-type': 'text/plain' }),
    { kind: 'rate-limited', certain: false },
  ],
  ['a click', 'ses', answer(302, away), { kind: 'redirect', certain: false }],
] as const)('recognises %s at %s', (_name, esp, response, expected) => {
  expect(recogniseEspAnswer(esp, response, asked)).toEqual({ esp, ...expected })
})

test('recognises the documented test path of SparkPost behind a CDN that renames the server', () => {
  const response = answer(302, { location: 'https://www.sparkpost.com/', 'content-type': 'text/plain', server: 'cloudflare' })
  expect(recogniseEspAnswer('sparkpost', response, { host: asked.host, path: '/f/a/b/c/d' })).toEqual({
    esp: 'sparkpost',
    kind: 'smoke',
    certain: true,
  })
})

test.each([
  ['the step from HTTP to HTTPS', answer(301, { location: `https://${asked.host}${asked.path}` })],
  ['a redirect to another page of the same host', answer(302, { location: '/login' })],
  ['a redirect without Location', answer(302)],
  ['a 403 of another server', answer(403, { server: 'nginx' })],
  ['a web page', answer(200, { 'content-type': 'text/html' }, '<title>Shop</title>')],
  ['a picture', answer(200, { 'content-type': 'image/gif' }, `GIF89a${'x'.repeat(4000)}`)],
])('does not take %s for an ESP answer', (_name, response) => {
  for (const esp of ['sendgrid', 'sparkpost', 'ses'] as const) expect(recogniseEspAnswer(esp, response, asked)).toBeUndefined()
})

test('names another ESP only where its answer is beyond doubt', () => {
  expect(recogniseOtherEsp('sparkpost', answer(404, {}, '<title>Wrong Link</title>'), asked)?.esp).toBe('sendgrid')
  expect(recogniseOtherEsp('sendgrid', answer(302, { ...away, server: 'msys-http' }), asked)?.esp).toBe('sparkpost')
  expect(recogniseOtherEsp('sendgrid', answer(404, { server: 'msys-http' }), asked)?.esp).toBe('sparkpost')
  expect(recogniseOtherEsp('sendgrid', answer(503, { server: 'msys-http' }), asked)).toBeUndefined()
  expect(recogniseOtherEsp('sendgrid', answer(302, away), asked)).toBeUndefined()
})

test('compares an answer with the direct one', () => {
  const page = answer(404, { 'content-type': 'text/html; charset=utf-8' }, '<title>Wrong Link</title> 10:04')
  expect(compareAnswers(page, page)).toBe('same')
  expect(compareAnswers(page, answer(404, { 'content-type': 'text/html' }, '<title>Wrong Link</title> 10:05'))).toBe('alike')
  expect(compareAnswers(page, answer(404, { 'content-type': 'text/html' }, '<title>Shop</title>'))).toBe('different')
  expect(compareAnswers(page, answer(200, { 'content-type': 'text/html' }, page.body))).toBe('different')
  expect(compareAnswers(answer(404), answer(404, { 'content-type': 'text/plain' }))).toBe('different')
  expect(compareAnswers(answer(302, away), answer(302, { ...away, 'content-type': 'text/plain' }))).toBe('same')
  expect(compareAnswers(answer(302, away), answer(302, { location: 'https://example.net/' }))).toBe('different')
})
