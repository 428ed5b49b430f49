/**
 * A value as PostgreSQL can keep it as JSON: a NUL has no place there (PostgreSQL manual,
 * 8.14), and the body of any picture that a stranger sends has one.
 */
export const storable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '\ufffd') : part)))
