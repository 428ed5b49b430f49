import { espIds } from '#lib/engine/target/target.ts'
import { defineScenario } from './define.ts'
import type { Scenario } from './scenario.ts'

const kinds = ['cloudfront', 'cloudflare', 'fastly', 'keycdn'] as const

/** So many healthy hosts, each on its own domain, over all ESPs and the usual CDNs, each with two real links. */
export function healthyHosts(count: number): Scenario[] {
  return Array.from({ length: count }, (_, i) => {
    const esp = espIds[i % espIds.length] ?? 'sendgrid'
    const cdn = kinds[Math.floor(i / espIds.length) % kinds.length] ?? 'cloudfront'
    return defineScenario({
      id: `healthy-${String(i + 1).padStart(3, '0')}`,
      title: `Healthy host ${i + 1}`,
      setup: { esp, cdn },
      expect: { verdict: 'ready' },
    })
  })
}
