import { getDomain, getPublicSuffix, parse } from 'tldts'

const options = { allowPrivateDomains: false }

/** The registered domain of a host name: the public suffix and one label (Public Suffix List, ICANN section). */
export const registeredDomain = (hostname: string): string => getDomain(hostname, options) ?? hostname

/** The public suffix of a host name: `com`, `co.uk`. */
export const publicSuffix = (hostname: string): string =>
  getPublicSuffix(hostname, options) ?? hostname.slice(hostname.lastIndexOf('.') + 1)

/** Whether a name lies below a suffix under which the public registers. */
export function hasIcannSuffix(name: string): boolean {
  const { domain, isIcann } = parse(name, options)
  return domain !== null && isIcann === true
}

/** The names from `hostname` itself up to its registered domain. */
export function namesUpToRegistered(hostname: string): string[] {
  const registered = registeredDomain(hostname)
  const names = [hostname]
  for (let name = hostname; name !== registered && name.includes('.'); ) {
    name = name.slice(name.indexOf('.') + 1)
    names.push(name)
  }
  return names
}
