/** How long a browser stays signed in, in seconds. */
export const sessionSeconds = 90 * 24 * 3600

/**
 * The name of the session's cookie. `__Host-` binds it to this host and to
 * HTTPS (RFC 6265bis, 4.1.3.2); a browser refuses it over plain HTTP, so that a
 * wizard on localhost has another.
 */
export const cookieName = (secure: boolean): string => (secure ? '__Host-session' : 'session')

/** Attributes of the session's cookie. Lax: it has to come along when a link in a mail is opened. */
export const cookieOptions = (secure: boolean) => ({ httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: sessionSeconds }) as const

/** Whether people reach us by HTTPS: by the address configured, else by what the server in front says. */
export const isSecure = (publicUrl: string | undefined, forwardedProto: string | null): boolean =>
  publicUrl ? publicUrl.startsWith('https:') : forwardedProto?.split(',')[0]?.trim() === 'https'

/** The value of a `Set-Cookie` header. */
export function setCookieHeader(token: string, secure: boolean): string {
  const flags = `Path=/; Max-Age=${sessionSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return `${cookieName(secure)}=${token}; ${flags}`
}
