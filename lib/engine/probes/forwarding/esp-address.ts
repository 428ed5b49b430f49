import type { ProbeSession } from '#lib/engine/probes/session.ts'

/** The first address of an ESP's host that the guard lets be dialled, IPv4 before IPv6. */
export async function addressOfEsp(session: ProbeSession, host: string): Promise<string | undefined> {
  for (const type of ['A', 'AAAA']) {
    const lookups = await session.askResolvers('origin', host, type)
    const addresses = lookups.flatMap(({ attempt }) =>
      attempt.state === 'observed' ? attempt.value.answers.filter((record) => record.type === type).map((record) => record.data) : [],
    )
    const allowed = [...new Set(addresses)].find((address) => session.noteAddress('origin', address).allowed)
    if (allowed !== undefined) return allowed
  }
  return undefined
}
