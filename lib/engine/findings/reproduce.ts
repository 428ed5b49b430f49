/** The shell commands with which a sceptical admin sees what we saw. Arguments are host names and addresses in normal form. */

/** `dig` for one question, to one server where its address is given (`192.0.2.1`, or with its port, `192.0.2.1 -p 5353`). */
export const dig = (name: string, type: string, server?: string, options = '+noall +answer +comments'): string =>
  ['dig', options, type, shellWord(name), ...(server ? [`@${server}`] : [])].join(' ')

/** `dig` for one question to an authoritative server, which is not to ask anybody else. */
export const digAuthoritative = (name: string, type: string, server: string): string =>
  dig(name, type, server, '+norecurse +noall +answer +authority +comments')

/** `openssl s_client` that shows the chain sent for a host name by one address. */
export const openssl = (hostname: string, address: string, options = '-showcerts'): string =>
  `openssl s_client -connect ${bracketed(address)}:443 -servername ${hostname} ${options} </dev/null`

/** `curl` of one URL against one address, without following redirects; headers only. */
export const curl = (url: string, address: string): string => {
  const { hostname, port, protocol } = new URL(url)
  const to = port || (protocol === 'https:' ? '443' : '80')
  return `curl -sS -o /dev/null -D - --resolve ${hostname}:${to}:${address} ${shellQuote(url)}`
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address)

const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Names that peers chose may hold anything: only plain ones go unquoted. */
const shellWord = (text: string): string => (/^[a-z0-9._][a-z0-9._-]*$/i.test(text) ? text : shellQuote(text))
