import { hostText, isHostValue, trimmedOf } from '#lib/wizard/records/normal/host-text.ts'
import { typeIn } from './draft.ts'

/** A word of a line, or a text in quotation marks. */
export interface Word {
  text: string
  from: number
  to: number
}

export const wordsOf = (line: string): Word[] =>
  [...line.matchAll(/"(?:[^"\\]|\\.)*"?|[^\s"]+/g)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))

/** The word that is the type. `a` and `ns` are words, too, and `A` begins sentences: any other type goes before it. */
export function typeWord(words: readonly Word[]): number {
  const at = words.flatMap(({ text }, index) =>
    typeIn(text) !== undefined && (text.length > 2 || text === text.toUpperCase()) ? [index] : [],
  )
  return at.find((index) => typeIn(words[index]?.text ?? '') !== 'A') ?? at[0] ?? -1
}

/** Words of sentences that stand where a name could: none of them is one. */
const noNames = new Set(
  `a an the this that these those and or but so if as is are was be been it its i we you they he she to of for from at in on with by via into onto
  please pls kindly create add set make publish put enter insert update change delete remove need needs needed want have has can could should would must will
  let dear hi hello thanks thank regards best cheers sincerely record records entry entries value values name named called host hostname type types dns new
  following below above first second next last missing required wrong right correct here there where which what when who how not no yes our your my their
  also then now today tomorrow just only one two three all each both more other another same different points point pointing target targets leads lead zone domain
  subdomain und der die das ein eine einen bitte mit für von zu le la les un une des pour avec et ou el los las una para con por y o`.split(
    /\s+/,
  ),
)

export const isWordOfSentence = (text: string): boolean => noNames.has(trimmedOf(text.toLowerCase(), '', '.,:;!?'))

/** Whether a word is a host name: not an address of mail, not `e.g.`. */
export const isHostWord = (text: string): boolean =>
  !text.includes('@') &&
  !/^(?:e\.g|i\.e|z\.b|d\.h)\.?$/i.test(text) &&
  !/[=]/.test(text) &&
  isHostValue(hostText(text.replace(/[!?]$/, '')).text)
