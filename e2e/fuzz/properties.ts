import { certificateProperties } from './certificates.ts'
import { dnsProperties } from './dns.ts'
import { evidenceProperties } from './evidence.ts'
import { httpProperties } from './http.ts'
import { mailProperties } from './mails.ts'
import { nameProperties } from './names.ts'
import type { FuzzProperty } from './property.ts'

export const properties: readonly FuzzProperty[] = [
  ...nameProperties,
  ...dnsProperties,
  ...httpProperties,
  ...certificateProperties,
  ...evidenceProperties,
  ...mailProperties,
]
