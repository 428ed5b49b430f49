import { z } from 'zod'

export const espIds = ['sendgrid', 'sparkpost', 'ses'] as const
export type EspId = (typeof espIds)[number]

export const regions = ['us', 'eu'] as const
export type Region = (typeof regions)[number]

/** Ids of what can stand in front of a link host; the contract's `edge.provider`. */
export const edgeProviderIds = [
  'cloudfront',
  'cloudflare',
  'fastly',
  'keycdn',
  'gcp',
  'azure',
  'akamai',
  'bunny',
  'imperva',
  'vercel',
  'netlify',
  'other',
  'custom-proxy',
  'esp-direct',
  'none',
] as const
export type EdgeProviderId = (typeof edgeProviderIds)[number]

/** What a customer may choose in step 4 and `--cdn` accepts. */
export const cdnIds = [
  'cloudfront',
  'cloudflare',
  'fastly',
  'keycdn',
  'gcp',
  'azure',
  'akamai',
  'bunny',
  'imperva',
  'vercel',
  'netlify',
  'custom-proxy',
] as const
export type CdnId = (typeof cdnIds)[number]

/**
 * One record that Braze handed out: the name in normal form, the value in presentation
 * form (RFC 1035, 5.1) with or without the last dot, TXT joined or quoted.
 */
export const handedOutRecordSchema = z.object({ name: z.string(), type: z.string(), value: z.string() })
export type HandedOutRecord = z.infer<typeof handedOutRecordSchema>

/**
 * What is to be true of one link host. Host names are in normal form
 * (lower case, A-labels, no last dot); see `hostname.ts`.
 */
export const targetSchema = z.object({
  hostname: z.string(),
  esp: z.enum(espIds),
  region: z.enum(regions),
  espTarget: z.string(), // the origin: from the record that Braze gave, else the ESP's default for the region
  cdn: z.enum(cdnIds).optional(),
  edge: z.string().optional(), // rehearsal: the edge's own host name
  links: z.array(z.string()), // real tracked links on the link host
  openUrl: z.string().optional(),
  appLinks: z.boolean(),
  records: z.array(handedOutRecordSchema).default([]), // what Braze handed out beside the link host's own record
  expectedEdge: z.string().optional(), // the edge that the public record is to lead to, where it is known
})
export type Target = z.infer<typeof targetSchema>
