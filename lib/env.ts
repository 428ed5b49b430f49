import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import type { Endpoint } from '#lib/engine/net/network.ts'
import { parseResolver } from '#lib/engine/net/system-resolvers.ts'

/** A setting that cannot be used; the message says which, what stands there, and what it should look like. */
export class EnvError extends Error {}

const commaList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const resolvers = z
  .string()
  .optional()
  .transform((text, context) =>
    commaList(text).map((part) => {
      const endpoint = parseResolver(part)
      if (!endpoint) context.addIssue({ code: 'custom', message: `"${part}" is no address of a resolver: 192.0.2.53 or 192.0.2.53:5300` })
      return endpoint ?? { address: '', port: 0 }
    }),
  )

const cidrs = z
  .string()
  .optional()
  .transform((text, context) => {
    const list = commaList(text)
    for (const part of list)
      if (!ipaddr.isValidCIDR(part)) context.addIssue({ code: 'custom', message: `"${part}" is no address range: 10.0.0.0/8` })
    return list
  })

const httpUrl = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return undefined
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (url && /^https?:$/.test(url.protocol)) return url.origin
    context.addIssue({ code: 'custom', message: `"${text}" is no web address: https://wizard.example.com` })
    return undefined
  })

const postgresUrl = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return undefined
    if (/^postgres(ql)?:\/\//.test(text)) return text
    context.addIssue({ code: 'custom', message: 'has to begin with postgres:// or postgresql://' })
    return undefined
  })

const smtpUrl = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return undefined
    // What stands there may hold a password, so it is not repeated.
    if (/^smtps?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname) return text
    context.addIssue({ code: 'custom', message: 'has to be smtp://USER:PASSWORD@HOST:PORT or smtps://…' })
    return undefined
  })

const mailAddress = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return undefined
    if (z.email().safeParse(text).success) return text
    context.addIssue({ code: 'custom', message: `"${text}" is no mail address: wizard@example.com` })
    return undefined
  })

const optionalText = z
  .string()
  .optional()
  .transform((text) => (text ? text : undefined))

const schema = z
  .object({
    DATA_DIR: optionalText,
    DATABASE_URL: postgresUrl,
    PUBLIC_URL: httpUrl,
    PORT: optionalText,
    SIGN_IN_LINK: optionalText.transform((text) => text === '1' || text === 'true'),
    RESOLVERS: resolvers,
    EXTRA_CA_FILE: optionalText,
    ALLOW_PRIVATE: cidrs,
    EDGE_RANGES_FILE: optionalText,
    SMTP_URL: smtpUrl,
    MAIL_FROM: mailAddress,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'is needed with SMTP_URL: the address that mails come from',
  })

/** The settings, checked. Empty lists and undefined stand for the defaults. */
export interface Env {
  /** folder of the embedded database; default: the platform's data directory */
  dataDir: string | undefined
  /** a PostgreSQL server in place of the embedded one */
  databaseUrl: string | undefined
  /** scheme and host under which people reach the wizard, no last slash */
  publicUrl: string | undefined
  port: number
  /** print a sign-in link for the CSM at this start, although one is signed in */
  printSignInLink: boolean
  resolvers: readonly Endpoint[]
  extraCaFile: string | undefined
  allowPrivate: readonly string[]
  edgeRangesFile: string | undefined
  /** how mails go out; none: no mail is offered */
  mail: { smtpUrl: string; from: string } | undefined
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/**
 * Reads the settings; the only reader of the environment. Lazy: call it where a
 * setting is needed, so that a build needs none.
 * @throws EnvError with one line a mistake
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success) throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const env = parsed.data
  return {
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.PUBLIC_URL,
    port: Number(env.PORT ?? 3000),
    printSignInLink: env.SIGN_IN_LINK,
    resolvers: env.RESOLVERS,
    extraCaFile: env.EXTRA_CA_FILE,
    allowPrivate: env.ALLOW_PRIVATE,
    edgeRangesFile: env.EDGE_RANGES_FILE,
    mail: env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    logLevel: env.LOG_LEVEL,
  }
}

/** Whether this is the development server, which needs `eval` and inline styles. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development'

/** Whether `next build` is running, when nothing outside the project may be touched. */
export const isBuilding = (): boolean => process.env.NEXT_PHASE === 'phase-production-build'

/** Where the platform keeps the data of programs, from its own variables. */
export const platformEnv = (): { xdgDataHome: string | undefined; localAppData: string | undefined } => ({
  xdgDataHome: process.env.XDG_DATA_HOME,
  localAppData: process.env.LOCALAPPDATA,
})
