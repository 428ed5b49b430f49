import { createVantage } from '#lib/engine/net/create-vantage.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { readEnv } from '#lib/env.ts'

/** Where whoever starts the server may put a vantage point of their own, before it starts. */
export const vantageSlot = Symbol.for('ssl-wizard.vantage')
const holder = globalThis as { [vantageSlot]?: Vantage }

/**
 * The vantage point of this process: the one that was put there, else the real
 * network by the settings, made once.
 * @throws Error naming the setting that cannot be used
 */
export function processVantage(): Vantage {
  if (!holder[vantageSlot]) {
    const { resolvers, extraCaFile, allowPrivate, edgeRangesFile } = readEnv()
    holder[vantageSlot] = createVantage({ resolvers, caFile: extraCaFile, allowPrivate, rangesFile: edgeRangesFile })
  }
  return holder[vantageSlot]
}
