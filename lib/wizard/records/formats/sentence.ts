import { espOfName } from '#lib/providers/registry.ts'
import { hostText, isWhole } from '#lib/wizard/records/normal/host-text.ts'
import { beginsText, isOpenSpf, isWholeText, textEnd } from '#lib/wizard/records/normal/text-grammar.ts'
import { areTrailers } from '#lib/wizard/records/normal/trailers.ts'
import { type Around, type Draft, looksLikeName, typeIn, withoutBullet } from './draft.ts'
import { isOwnRecord } from './own-name.ts'
import { isHostWord, isWordOfSentence, typeWord, type Word, wordsOf } from './words.ts'

/** Longest sentence that is looked into, characters. */
const longest = 2000

/** What stands between a name and what it leads to. */
const arrow = /\s?(?:-{1,9}>|={1,9}>|[→⇒➔➜⟶])\s?|\s(?:>>?|points? to|pointing to|alias (?:of|for|to)|resolves to)\s/gi

/**
 * A record in a sentence: `Create a TXT record at … with value …`. What is a value says it by
 * its form; the name is the one host name beside it, or the word behind `named`.
 */
export function draftOfSentence(line: string, around: Around): Partial<Draft> | undefined {
  if (line.length > longest) return undefined
  const words = wordsOf(line)
  const at = typeWord(words)
  if (at === -1) return ofArrow(line)
  const type = typeIn(words[at]?.text ?? '') ?? ''
  const others = words.filter((_word, index) => index !== at)
  if (type === 'TXT') return ofText(line, others, around)
  if (type === 'A' || type === 'AAAA') return ofAddress(type, others)
  return ['CNAME', 'NS', 'MX'].includes(type) ? ofHosts(type, others, around) : undefined
}

/** `link.example.com → sendgrid.net`: what leads from one name to another is an alias. A single word needs an ESP behind the arrow. */
function ofArrow(line: string): Partial<Draft> | undefined {
  const [before = '', after = '', ...more] = withoutBullet(line).split(arrow)
  const words = [before, after].map((text) => text.trim().split(/\s+/))
  const [name = '', value = ''] = words.map(([word = '']) => clean(word))
  if (more.length > 0 || words[0]?.length !== 1 || !areTrailers(words[1]?.slice(1).join(' ') ?? '')) return undefined
  const target = hostText(value).text
  const isName = isHostWord(name) || (looksLikeName(name) && espOfName(target) !== undefined)
  return isName && isWhole(target) ? { type: 'CNAME', name, value, open: words[1]?.length === 1 } : undefined
}

function ofHosts(type: string, words: readonly Word[], around: Around): Partial<Draft> | undefined {
  const hosts = words.filter(({ text }) => isHostWord(text)).map(({ text }) => clean(text))
  const named = namedWord(words)
  const pair = pairOf(hosts, named, around)
  if (!pair) return undefined
  const priority = type === 'MX' ? words.find(({ text }) => /^\d{1,5}[,.;]?$/.test(text))?.text.replace(/\D/g, '') : undefined
  return { type, ...pair, ...(priority ? { priority } : {}) }
}

/** Which of the hosts is the name, which the value: by whose they are, else by their order. */
function pairOf(hosts: readonly string[], named: string | undefined, around: Around): { name: string; value: string } | undefined {
  const isOwn = (host: string): boolean => isOwnRecord(hostText(host).text, around)
  const others = hosts.filter((host) => host !== named)
  const own = others.filter(isOwn)
  const [first, second] = others
  if (named !== undefined && others.length === 1 && first && !isOwn(first)) return { name: named, value: first }
  if (others.length === 2 && first && second)
    return isOwn(second) && !isOwn(first) ? { name: second, value: first } : { name: first, value: second }
  const ofEsp = others.filter((host) => espOfName(hostText(host).text) !== undefined)
  return own.length === 1 && ofEsp.length === 1 && own[0] && ofEsp[0] ? { name: own[0], value: ofEsp[0] } : undefined
}

function ofText(line: string, words: readonly Word[], around: Around): Partial<Draft> | undefined {
  const value = textIn(line, words)
  if (!value) return undefined
  const outside = words.filter(({ from, to }) => to <= value.from || from >= value.to)
  const hosts = outside.filter(({ text }) => isHostWord(text) || /^_[a-z0-9_-]+[.,:]?$/i.test(text)).map(({ text }) => clean(text))
  const own = hosts.filter((host) => isOwnRecord(hostText(host).text, around))
  const name = hosts.length === 1 ? hosts[0] : own.length === 1 ? own[0] : hosts.length === 0 ? namedWord(outside) : undefined
  return name ? { type: 'TXT', name, value: value.text, open: value.to >= line.trimEnd().length } : undefined
}

/** The text of a record in a sentence: in quotation marks, of a form that says where it ends, or the word behind `value`. */
function textIn(line: string, words: readonly Word[]): { text: string; from: number; to: number } | undefined {
  const quoted = words.filter(({ text }) => /^".{2,}"$/s.test(text) && !isHostWord(text.slice(1, -1)))
  const [first] = quoted
  if (first) {
    const last = quoted.at(-1) ?? first
    return { text: line.slice(first.from, last.to), from: first.from, to: last.to }
  }
  const begun = words.find(({ text }) => beginsText(text.replace(/^"/, '')))
  if (begun) {
    const rest = line.slice(begun.from).trimEnd()
    const said = rest.slice(0, textEnd(rest))
    const isMore = said.trimEnd().endsWith(';') || (isOpenSpf(said) && /^\s+[a-z]{1,8}$/i.test(rest.slice(said.length)))
    const end = !isMore && isSentence(rest.slice(said.length)) ? said.length : rest.length
    const text = rest.slice(0, end).trimEnd()
    const bare = text.replace(/[.,)!?]$/, '')
    // A line that breaks off at a dot has not ended with it.
    return { text: isWholeText(bare) ? bare : text, from: begun.from, to: begun.from + end }
  }
  const cue = words.findIndex(({ text }) => /^(?:value|content|text|data|containing)[:=]?$/i.test(text))
  const word = cue === -1 ? undefined : words.slice(cue + 1).find(({ text }) => !isWordOfSentence(text) && !/^[:=]$/.test(text))
  return word && /[=_\d-]/.test(word.text) && !isHostWord(word.text) ? { ...word, text: clean(word.text) } : undefined
}

/** Whether a sentence goes on behind a text; else what stands there is the begin of something broken. */
function isSentence(behind: string): boolean {
  const [first = ''] = behind.trim().split(/\s/, 1)
  return areTrailers(behind) || isWordOfSentence(first) || /^[.,!?)]/.test(behind)
}

function ofAddress(type: string, words: readonly Word[]): Partial<Draft> | undefined {
  const address = words.find(({ text }) =>
    (type === 'A' ? /^\d{1,3}(?:\.\d{1,3}){3}[.,]?$/ : /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}[.,]?$/i).test(text),
  )
  const hosts = words.filter(({ text }) => isHostWord(text))
  const [name] = hosts
  return address && name && hosts.length === 1 ? { type, name: clean(name.text), value: address.text.replace(/[.,]$/, '') } : undefined
}

/** The word that is said to be the name. */
function namedWord(words: readonly Word[]): string | undefined {
  const cue = words.findIndex(({ text }) => /^(?:named|name|called|host|hostname|subdomain)[:=]?$/i.test(text))
  const word = cue === -1 ? undefined : words.slice(cue + 1).find(({ text }) => !/^(?:is|of|the|[:=])$/i.test(text))?.text
  const name = word && clean(word)
  return name && looksLikeName(name) && !isWordOfSentence(name) ? name : undefined
}

/** A word of a sentence without its quotation marks and punctuation. */
const clean = (text: string): string =>
  text
    .replace(/^["'(]+/, '')
    .replace(/["'),;:!?]{1,9}$/, '')
    .replace(/\.$/, '')
