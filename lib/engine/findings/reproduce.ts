/** The shell commands with which a sceptical admin sees what we saw. Arguments are host names and addresses in normal form. */

/** `dig` for one question, to one server where its address is given (`192.0.2.1`, or with its port, `192.0.2.1 -p 5353`). */
export const dig = (name: string, type: string, server?: string, options = '+noall +answer +comments'): string =>
  ['dig', options, type, shellWord(name), ...(server ? [`@${server}`] : [])].join(' ')

/** `dig` for one question to an authoritative server, which is not to ask anybody else. */
export const digAuthoritative = (name: string, type: string, server: string): string =>
  dig(name, type, server, '+norecurse +noall +answer +authority +comments')

/** `openssl s_client` that shows the chain sent for a host name by one address, and whether it holds for that name. */
export const openssl = (hostname: string, address: string, options = '-showcerts'): string =>
  `openssl s_client -connect ${bracketed(address)}:443 -servername ${hostname} -verify_hostname ${hostname} ${options} </dev/null`

/** The same over nothing newer than TLS 1.1, which openssl speaks only when it is told to. */
export const opensslOld = (hostname: string, address: string): string =>
  openssl(hostname, address, "-no_tls1_2 -no_tls1_3 -cipher 'DEFAULT@SECLEVEL=0'")

/** The same with what browsers offer and no more. */
export const opensslAsBrowser = (hostname: string, address: string): string =>
  openssl(
    hostname,
    address,
    '-cipher ECDHE+AESGCM:ECDHE+CHACHA20:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:kRSA+AESGCM:AES128-SHA:AES256-SHA -groups X25519:P-256:P-384 -sigalgs ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256:ECDSA+SHA384:RSA-PSS+SHA384:RSA+SHA384:RSA-PSS+SHA512:RSA+SHA512',
  )

/** `openssl` that shows what the key of the certificate may be used for, and which cipher suite is agreed on. */
export const opensslKeyUsage = (hostname: string, address: string): string =>
  `openssl s_client -connect ${bracketed(address)}:443 -servername ${hostname} -brief </dev/null; openssl s_client -connect ${bracketed(address)}:443 -servername ${hostname} </dev/null 2>/dev/null | openssl x509 -noout -ext keyUsage`

/** `openssl` that shows names, issuer and dates of the certificate sent for a host name by one address. */
export const opensslLeaf = (hostname: string, address: string): string =>
  `openssl s_client -connect ${bracketed(address)}:443 -servername ${hostname} </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName`

/** `curl` of one URL against one address, without following redirects; headers only. */
export const curl = (url: string, address: string): string => curlCommand(url, address, '-o /dev/null -D -')

/** The same with the page: for answers that are told apart by their text. */
export const curlPage = (url: string, address: string): string => curlCommand(url, address, '-D -')

/** Shows whatever answers: the certificate is `openssl`'s matter (-k), and the path is sent as it stands. */
const curlCommand = (url: string, address: string, output: string): string => {
  const { hostname, port, protocol } = new URL(url)
  const to = port || (protocol === 'https:' ? '443' : '80')
  const options = [
    protocol === 'https:' ? '-sSk' : '-sS',
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.\.?(?:[/?]|$)/.test(url) ? ['--path-as-is'] : []),
  ]
  return `curl ${options.join(' ')} ${output} --resolve ${hostname}:${to}:${bracketed(address)} ${shellQuote(url)}`
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address)

const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Names that peers chose may hold anything: only plain ones go unquoted. */
const shellWord = (text: string): string => (/^[a-z0-9._][a-z0-9._-]*$/i.test(text) ? text : shellQuote(text))
