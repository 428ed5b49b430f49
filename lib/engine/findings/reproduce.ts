/** The shell commands with which a sceptical admin sees what we saw. Arguments are host names and addresses in normal form. */

/** `dig` for one question, to one server where its address is given. */
export const dig = (name: string, type: string, server?: string, options = '+noall +answer +comments'): string =>
  ['dig', options, type, name, ...(server ? [`@${server}`] : [])].join(' ')

/** `openssl s_client` that shows the chain sent for a host name by one address. */
export const openssl = (hostname: string, address: string): string =>
  `openssl s_client -connect ${bracketed(address)}:443 -servername ${hostname} -showcerts </dev/null`

/** `curl` of one URL against one address, without following redirects; headers only. */
export const curl = (url: string, address: string): string => {
  const { hostname, port, protocol } = new URL(url)
  const to = port || (protocol === 'https:' ? '443' : '80')
  return `curl -sS -o /dev/null -D - --resolve ${hostname}:${to}:${address} ${shellQuote(url)}`
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address)

const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
