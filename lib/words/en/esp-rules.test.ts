import { describe, expect, test } from 'vitest'
import { type EspId, espIds } from '#lib/engine/target/target.ts'
import { espNames } from '#lib/providers/registry.ts'
import type { EnablementCode } from '#lib/wizard/enablement/enablement.ts'
import { decisionWords } from './decision.ts'
import { enablementTold } from './enablement.ts'
import { afterEnabling, espRules } from './esp-rules.ts'
import { recordsInWords } from './records-in.ts'

const others = (esp: EspId) => espIds.filter((id) => id !== esp).map((id) => espNames[id].replace('Amazon ', ''))

/** All that a customer of one ESP, or their CSM, is told that depends on it. */
const toldOf = (esp: EspId): string[] => [
  ...Object.values(espRules[esp]),
  ...afterEnabling(esp, false),
  ...afterEnabling(esp, true),
  decisionWords.enabledHint(esp),
  recordsInWords.newHosts('link.acme.com', esp),
  ...(Object.keys(enablementTold) as EnablementCode[]).flatMap((code) => Object.values(enablementTold[code](esp))),
]

describe.each(espIds)('%s', (esp) => {
  test('its customers read no rule of another one', () => {
    for (const sentence of toldOf(esp)) for (const other of others(esp)) expect(sentence).not.toContain(other)
  })

  test('only SendGrid’s must not be verified again, and SparkPost’s has to be', () => {
    const told = afterEnabling(esp, false).join(' ')
    expect(/may press Verify/.test(told)).toBe(esp === 'sendgrid')
    expect(/has to verify the tracking domain again/.test(told)).toBe(esp === 'sparkpost')
    expect(/verified identity/.test(told)).toBe(esp === 'ses')
  })

  test('only SendGrid’s switch is one for the whole account', () => {
    expect(/whole account|whole SendGrid account/.test(toldOf(esp).join(' '))).toBe(esp === 'sendgrid')
  })

  test('without a CDN none is to be kept, and no record has moved', () => {
    const told = afterEnabling(esp, true).join(' ')
    expect(told).not.toMatch(/CDN|proxy|[Vv]erif/)
    expect(told).toMatch(/DNS record/)
  })
})

test('before the ESP is known no rule of one is told', () => {
  for (const esp of espIds) expect(afterEnabling(null, false).join(' ')).not.toContain(espNames[esp].replace('Amazon ', ''))
})
