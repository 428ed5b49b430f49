/**
 * What a terminal obeys, or a reader cannot see: controls (ESC and CR among them), marks that turn the direction of
 * text, characters without width, separators of lines, halves of surrogate pairs, what is no
 * character at all, and all that Unicode lets be ignored.
 */
const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

/** One line of text as it may be printed: everything hidden in it is written out, as `\u001b`. */
export const visible = (text: string): string => text.replace(hidden, escaped)

/** The same of text whose line breaks are our own. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

/** JSON in one line that says the same, with everything hidden in its strings written out. */
export const visibleJson = (value: unknown): string => visible(JSON.stringify(value))
