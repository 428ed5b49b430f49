import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { opensslOld } from '#lib/engine/findings/reproduce.ts'

/** Whether TLS 1.0 or 1.1 is accepted beside newer versions. Nobody's links depend on it. */
export const oldProtocols: Check<'handshakes'> = defineCheck({
  id: 'tls.old-protocols',
  needs: ['handshakes'],
  codes: ['tls.old-protocols-still-enabled'],
  advisory: true,
  judge({ handshakes }) {
    const asked = handshakes.find(({ legacy }) => legacy !== undefined)
    if (!asked?.legacy) return { verdict: 'unknown' }
    if (!asked.legacy.accepted) return { verdict: 'pass' }
    const { address, servername, legacy } = asked
    return {
      verdict: 'warn',
      diagnoses: [
        {
          code: 'tls.old-protocols-still-enabled',
          params: { protocol: legacy.protocol, addresses: address },
          evidence: [legacy.id],
          reproduce: [opensslOld(servername, address)],
        },
      ],
    }
  },
})
