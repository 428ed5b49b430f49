import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Answer } from '#lib/engine/facts/forwarding/answer.ts'
import { besides, commandsOf, idsOf, unlessOwn } from './summary.ts'

/** Does the edge pass more headers than the ESP takes? Amazon SES refuses more than 8192 bytes, cookies included. */
export const headerSize = defineCheck({
  id: 'forwarding.header-size',
  needs: ['delivery'],
  codes: ['forwarding.headers-too-large'],
  judge({ delivery }) {
    const { link } = delivery
    if (link.agrees || !isTooLarge(link.edge)) return unlessOwn(delivery)
    const [evidence, reproduce] = [idsOf(link), commandsOf(link)]
    return { verdict: 'warn', diagnoses: [{ code: 'forwarding.headers-too-large', params: besides(link), evidence, reproduce }] }
  },
})

/** 431 is RFC 6585, 5; nginx says 494 to itself and 400 to others. */
const isTooLarge = ({ response }: Answer): boolean =>
  response.status === 431 || response.status === 494 || (response.status === 400 && /header(s| or cookie)? too large/i.test(response.body))
