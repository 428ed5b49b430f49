import type { CodeDefinition } from './code.ts'
import { applinksCodes } from './codes-applinks.ts'
import { cdnCodes } from './codes-cdn.ts'
import { dnsCodes } from './codes-dns.ts'
import { forwardingCodes } from './codes-forwarding.ts'
import { setupCodes } from './codes-setup.ts'
import { tlsCodes } from './codes-tls.ts'

/** Every diagnosis that a check may give. Codes are a promise to the outside: add freely, rename none. */
export const codes = { ...dnsCodes, ...cdnCodes, ...tlsCodes, ...forwardingCodes, ...applinksCodes, ...setupCodes }

export type Code = keyof typeof codes

/** The parameters that the sentences of a code need. */
export type ParamsOf<C extends Code> = (typeof codes)[C] extends CodeDefinition<infer P> ? P : never
