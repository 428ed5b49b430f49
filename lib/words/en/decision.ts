import type { EspId } from '#lib/engine/target/target.ts'
import { espRules } from './esp-rules.ts'

/** What a CSM decides, and what the customer reads of it. */
export const decisionWords = {
  question: 'What did you decide?',
  enabled: 'SSL is on',
  enabledHint: (esp: EspId | null) => `I have switched it on ${esp ? espRules[esp].reach : 'in Braze'}.`,
  sentBack: 'Send it back',
  sentBackHint: 'Something is left to do. The customer sees your note, and can request again.',
  switchedOff: 'It is off again',
  switchedOffHint: 'I have switched SSL off until this is mended. The customer sees your note, and requests it again afterwards.',
  note: 'Note to the customer',
  noteHint: 'Needed when you send it back or switch it off: what is left, and who does it.',
  button: 'Note the decision',
  enabledTitle: 'SSL is on',
  enabledLine: 'Your CSM has switched SSL on in Braze.',
  sentBackTitle: 'Your CSM has sent the request back',
  sentBackLine: 'SSL is not on. Do what the note says, check again, and request once more.',
  switchedOffTitle: 'Your CSM has switched SSL off again',
  switchedOffLine: 'Links in new mails begin with http until this is mended. Do what the note says, check again, and request once more.',
  by: 'Decided',
  noteTitle: 'The note to the customer',
} as const
