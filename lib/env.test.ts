import { expect, test } from 'vitest'
import { parseResolver } from '#lib/engine/net/system-resolvers.ts'
import { EnvError, readEnv } from './env.ts'

test('nothing set: defaults', () => {
  expect(readEnv({})).toMatchObject({
    resolvers: [],
    allowPrivate: [],
    dataDir: undefined,
    publicUrl: undefined,
    port: 3000,
    printSignInLink: false,
  })
})

test('an empty variable counts as not set', () => {
  expect(readEnv({ DATABASE_URL: '', PUBLIC_URL: '', RESOLVERS: '', DATA_DIR: '' })).toMatchObject({
    databaseUrl: undefined,
    publicUrl: undefined,
    resolvers: [],
    dataDir: undefined,
  })
})

test('lists and addresses are read', () => {
  expect(
    readEnv({ RESOLVERS: '192.0.2.1, [2001:db8::1]:5300,', ALLOW_PRIVATE: '127.0.0.0/8', PUBLIC_URL: 'https://w.example.com/x' }),
  ).toMatchObject({
    resolvers: [
      { address: '192.0.2.1', port: 53 },
      { address: '2001:db8::1', port: 5300 },
    ],
    allowPrivate: ['127.0.0.0/8'],
    publicUrl: 'https://w.example.com',
  })
})

test.each([
  [{ RESOLVERS: 'dns.example' }, 'RESOLVERS: "dns.example"'],
  [{ ALLOW_PRIVATE: '10.0.0.0' }, 'ALLOW_PRIVATE: "10.0.0.0"'],
  [{ PUBLIC_URL: 'wizard.example.com' }, 'PUBLIC_URL: "wizard.example.com"'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: has to begin'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
])('%o is refused by name', (source, message) => {
  expect(() => readEnv(source)).toThrow(EnvError)
  expect(() => readEnv(source)).toThrow(message)
})

test.each([
  ['192.0.2.1:0', undefined],
  ['192.0.2.1:65536', undefined],
  ['[::1]:53', { address: '::1', port: 53 }],
  ['::1', { address: '::1', port: 53 }],
  ['', undefined],
])('endpoint %s', (text, expected) => {
  expect(parseResolver(text)).toEqual(expected)
})

test('mails go out only where both the server and the sender are known; a password is not repeated', () => {
  expect(readEnv({ MAIL_FROM: 'a@example.com' }).mail).toBeUndefined()
  expect(readEnv({ SMTP_URL: 'smtps://u:p@mail.example.com:465', MAIL_FROM: 'a@example.com' }).mail).toEqual({
    smtpUrl: 'smtps://u:p@mail.example.com:465',
    from: 'a@example.com',
  })
  expect(() => readEnv({ SMTP_URL: 'smtp://mail.example.com' })).toThrow(/^MAIL_FROM: is needed/)
  expect(() => readEnv({ MAIL_FROM: 'nobody' })).toThrow(/^MAIL_FROM: "nobody" is no mail address/)
  expect(() => readEnv({ SMTP_URL: 'http://u:secret@x', MAIL_FROM: 'a@example.com' })).toThrow(/^SMTP_URL: has to be smtp:(?!.*secret)/)
})
