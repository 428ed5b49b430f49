import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createNetwork } from './create-network.ts'
import { parseCidr } from './guard.ts'
import type { Endpoint } from './network.ts'
import { createRanges, readRangesFile } from './ranges.ts'
import { systemResolvers } from './system-resolvers.ts'
import type { Vantage } from './vantage.ts'

/** What an operator may set, for every entrance alike: as options of the command, or in the environment. */
export interface VantageSettings {
  /** recursive resolvers; the system's and two public ones where empty */
  resolvers: readonly Endpoint[]
  /** PEM file of further trust anchors */
  caFile?: string
  allowPrivate: readonly string[]
  /** file of address ranges in place of the snapshot that is shipped */
  rangesFile?: string
}

const shippedRanges = fileURLToPath(new URL('../../providers/data/ip-ranges.json', import.meta.url))

/**
 * The vantage point on the real network.
 * @throws Error with one line that names the setting when one cannot be used
 */
export function createVantage({ resolvers, caFile, allowPrivate, rangesFile }: VantageSettings): Vantage {
  for (const cidr of allowPrivate) check(`${cidr} is not a CIDR such as 10.0.0.0/8`, () => parseCidr(cidr))
  return {
    network: createNetwork({ resolvers: resolvers.length > 0 ? resolvers : systemResolvers(), allowPrivate }),
    extraAnchors: caFile === undefined ? [] : readAnchors(caFile),
    ranges: createRanges(readRangesFile(rangesFile ?? shippedRanges)),
    allowPrivate,
  }
}

/** Every certificate of a PEM file, as DER. */
function readAnchors(file: string): Uint8Array[] {
  const text = check(`${file} cannot be read`, () => readFileSync(file, 'utf8'))
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? refuse(`${file} holds no PEM certificate`)
  return blocks.map((block) => check(`${file} holds a certificate that cannot be read`, () => new X509Certificate(block).raw))
}

function check<T>(message: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error(message, { cause: error })
  }
}

const refuse = (message: string): never => {
  throw new Error(message)
}
