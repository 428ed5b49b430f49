import { providerName } from '#lib/providers/registry.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { edgeRecordType } from '#lib/wizard/records/today-subjects.ts'
import { chosenCdn, targetOf } from '#lib/wizard/target-of.ts'
import { type MessageParams, messageWords } from '#lib/words/en/hand-over-messages.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import type { HandOffModel } from './model.ts'
import { tasksOf } from './tasks.ts'
import type { HandOffMessage } from './view.ts'

/** The messages to send a new link with, in the words of the person who gets it. Pure. */
export function handOffMessage(handOff: HandOffModel, setup: SetupModel, url: string, now: Date): HandOffMessage {
  const { role } = handOff
  const params = paramsOf(handOff, setup, url, now)
  const [subject, text] = [messageWords.subject[role](params), messageWords.text[role](params)]
  return { url, subject, text, mailto: mailto(handOff.sentTo, subject, text), chat: messageWords.chat[role](params) }
}

function paramsOf({ role, sentBy, sentTo, note, expiresAt }: HandOffModel, setup: SetupModel, url: string, now: Date): MessageParams {
  const { records, cutOvers } = tasksOf(setup, role, now)
  const cdn = chosenCdn(setup.answers)
  const [host] = setup.hosts
  return {
    customer: setup.customerName,
    by: sentBy,
    to: sentTo,
    note,
    url,
    until: formatMoment(expiresAt.toISOString()),
    hosts: setup.hosts.map(({ hostname }) => hostname),
    records: records.map(({ type, name, value }) => `${name}  ${type}  ${value}`),
    changes: cutOvers.flatMap(({ host: { hostname, edgeName }, state }) =>
      state === 'due' && edgeName ? [`${hostname}  ${edgeRecordType(edgeName)}  ${edgeName}`] : [],
    ),
    cdn: cdn ? providerName(cdn) : '',
    origin: (host && targetOf('check', host, setup.answers, setup.records)?.espTarget) ?? '',
  }
}

/** A `mailto:` address (RFC 6068): every part is encoded, and a name that is no address stays out. */
function mailto(to: string, subject: string, text: string): string {
  const address = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+$/.test(to) ? encodeURIComponent(to).replace('%40', '@') : ''
  // Line breaks are CRLF there (RFC 6068, 5).
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
}
