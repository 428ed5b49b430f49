import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits, safe in an address and a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token. A plain hash does: 256 random bits cannot be guessed back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Whether a text could be a token at all; anything else is not looked up. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)
