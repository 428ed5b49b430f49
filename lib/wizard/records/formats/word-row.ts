import { hostText, isHostValue } from '#lib/wizard/records/normal/host-text.ts'
import { beginsText } from '#lib/wizard/records/normal/text-grammar.ts'
import { areTrailers, isTrailer } from '#lib/wizard/records/normal/trailers.ts'
import { type Around, type Draft, looksLikeName, typeIn } from './draft.ts'
import { isWordOfSentence, typeWord, type Word, wordsOf } from './words.ts'

const arrow = /^(?:-+>|=+>|→|⇒|➔|➜|⟶|>>?)$/

/** A record in words of the usual order, `name [TTL] TYPE value` or `TYPE name value`, a TTL, a status or a remark behind it. */
export function draftOfWords(line: string, around: Around): Partial<Draft> | undefined {
  const words = wordsOf(line).filter(({ text }) => !arrow.test(text))
  const at = typeWord(words)
  if (at === -1) return around.type ? belowHeading(words, around.type) : undefined
  const [before, after] = [words.slice(0, at), words.slice(at + 1)]
  const type = typeIn(words[at]?.text ?? '') ?? ''
  const lead = at === 0 ? after.findIndex(({ text }) => !/^(?:records?|:)$/i.test(text)) : 0
  const name = at === 0 ? after[lead] : before[0]
  const between = at === 0 ? [] : before.slice(1)
  if (!between.every(({ text }) => isTrailer(text) || isPhrase(text))) return undefined
  if (!name) return { type }
  if (isWordOfSentence(name.text)) return undefined
  if (!isOwner(name.text))
    return at === 0 && after.length > 2 ? undefined : { type, name: name.text, value: sliceOf(line, after.slice(at === 0 ? lead + 1 : 0)) }
  const rest = at === 0 ? after.slice(lead + 1) : after
  const found = valueBehind(
    type,
    line,
    rest.filter(({ text }) => !isPhrase(text)),
  )
  const ttl = between.find(({ text }) => /^\d{1,9}$/.test(text))?.text ?? found.ttl
  const { value, priority, open } = found
  return { type, name: name.text, value, ...(open ? { open } : {}), ...(priority ? { priority } : {}), ...(ttl ? { ttl } : {}) }
}

const isPhrase = (text: string): boolean => /^(?:points?|pointing|to|alias|of|for|resolves)$/i.test(text)

const isOwner = (text: string): boolean =>
  text === '@' || text.includes('…') || /\\\d{3}/.test(text) || looksLikeName(hostText(text).text) || /^["']?[=+]/.test(text)

/** Below a heading that names the type, two words are the name and the value. */
function belowHeading(words: readonly Word[], type: string): Partial<Draft> | undefined {
  const [name, value] = words
  if (!name || !value || words.length !== 2 || !looksLikeName(name.text) || !isHostValue(hostText(value.text).text)) return undefined
  return { type, name: name.text, value: value.text }
}

interface Found {
  value: string
  priority?: string
  ttl?: string
  open?: boolean
}

/** The value among the words behind name and type: those before it are a TTL or what a console shows. */
function valueBehind(type: string, line: string, rest: readonly Word[]): Found {
  const all = sliceOf(line, rest)
  if (type === 'TXT') return textOf(line, rest) ?? { value: all }
  if (type === 'CAA') return { value: all.replace(/^(?:\d{2,9}|auto)\s+(?=\d)/i, '') }
  const at = type === 'MX' ? rest.findIndex(({ text }) => isHostValue(hostText(text).text)) : rest.findIndex(({ text }) => !isTrailer(text))
  const host = rest[at]
  if (!host || !areTrailers(sliceOf(line, rest.slice(at + 1)).replace(/\bpriority\b/i, ''))) return { value: all }
  const numbers = rest.flatMap(({ text }, index) => (/^\d{1,9}$/.test(text) ? [index] : []))
  const open = at === rest.length - 1
  if (type !== 'MX') return { value: host.text, open, ...ttlOf(rest, numbers, -1) }
  const near = numbers.findLast((index) => index < at) ?? numbers.find((index) => index > at)
  const priority = near === undefined ? undefined : rest[near]?.text
  return { value: host.text, open, ...(priority ? { priority } : {}), ...ttlOf(rest, numbers, near ?? -1) }
}

const ttlOf = (rest: readonly Word[], numbers: readonly number[], except: number): Pick<Found, 'ttl'> => {
  const at = numbers.find((index) => index !== except)
  if (at === undefined) return {}
  const unit = /^(?:s|m|h|d|w|sec|min|hour|day|week)\w{0,6}$/i.exec(rest[at + 1]?.text ?? '')?.[0] ?? ''
  return { ttl: `${rest[at]?.text} ${unit}`.trim() }
}

const sliceOf = (line: string, words: readonly Word[]): string => {
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? line.slice(first.from, last.to) : ''
}

/** A text in quotation marks, one that says itself where it ends, or a single word. */
function textOf(line: string, rest: readonly Word[]): Found | undefined {
  const at = rest.findIndex(({ text }) => text.startsWith('"') || beginsText(text) || !isTrailer(text))
  const first = rest[at]
  if (!first) return undefined
  const ttl = ttlOf(
    rest,
    rest.slice(0, at).flatMap(({ text }, index) => (/^\d{1,9}$/.test(text) ? [index] : [])),
    -1,
  )
  const quoted = rest.slice(at).findIndex(({ text }) => !/^".*"$/s.test(text))
  const end = first.text.startsWith('"') && first.text.length > 1 && quoted !== 0 ? (quoted === -1 ? rest.length : at + quoted) : undefined
  if (end !== undefined) {
    if (!areTrailers(sliceOf(line, rest.slice(end)))) return undefined
    return { value: sliceOf(line, rest.slice(at, end)), open: end === rest.length, ...ttl }
  }
  const value = sliceOf(line, rest.slice(at))
  if (beginsText(value) || value.startsWith('"')) return { value, open: true, ...ttl }
  return areTrailers(sliceOf(line, rest.slice(at + 1)))
    ? { value: first.text, open: at === rest.length - 1, ...ttl }
    : { value: '', ...ttl }
}
