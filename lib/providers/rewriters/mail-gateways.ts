import { proofpoint } from './proofpoint.ts'
import { type Address, base64Decoded, isAt, param, paramOf, percentDecoded, type Rewriter } from './rewriter.ts'

const at =
  (...names: readonly string[]) =>
  ({ host }: Address): boolean =>
    isAt(host, ...names)

/** The web address that stands in a path, encoded or not, behind the vendor's own parts. */
function inPath({ path, query, fragment }: Address): string | undefined {
  const from = path.search(/https?(:|%3a)/i)
  if (from < 0) return undefined
  const text = path.slice(from)
  return /^https?%3a/i.test(text) ? percentDecoded(text) : `${text}${query && `?${query}`}${fragment && `#${fragment}`}`
}

/** `…/v2/___https://link.example.com/x___.token`: the address stands between the lines. */
function betweenLines({ path, query, fragment }: Address): string | undefined {
  const text = `${path}${query && `?${query}`}${fragment && `#${fragment}`}`
  const from = text.indexOf('___')
  const end = text.indexOf('___', from + 3)
  return from < 0 || end < 0 ? undefined : text.slice(from + 3, end)
}

/** Security services that check links of mails when they are clicked. Sources: the vendors' manuals on how links are rewritten. */
export const mailGateways: readonly Rewriter[] = [
  {
    id: 'safe-links',
    name: 'Outlook Safe Links',
    owns: ({ host, path }) =>
      isAt(
        host,
        'safelinks.protection.outlook.com',
        'safelinks.protection.office365.us',
        'safelinks.protection.partner.outlook.cn',
        'safelinks.o365filtering.com',
      ) ||
      (isAt(host, 'cdn.office.net') && /safelinks/i.test(path)),
    inner: param('url'),
  },
  proofpoint,
  { id: 'barracuda', name: 'Barracuda Link Protection', owns: at('linkprotect.cudasvc.com'), inner: param('a') },
  { id: 'cisco', name: 'Cisco Secure Email', owns: at('secure-web.cisco.com'), inner: inPath },
  {
    id: 'trend-micro',
    name: 'Trend Micro',
    owns: ({ host, path }) => isAt(host, 'trendmicro.com', 'trendmicro.eu') && (host.includes('ctp') || /clicktime/i.test(path)),
    inner: param('url'),
  },
  {
    id: 'sophos',
    name: 'Sophos Email',
    owns: at('protection.sophos.com'),
    inner: ({ query }) => base64Decoded(paramOf(query, 'u') ?? ''),
  },
  // A FortiMail stands on a host of its owner's, and is known by the path.
  { id: 'fortimail', name: 'FortiMail', owns: ({ path }) => path.toLowerCase().startsWith('/fmlurlsvc/'), inner: param('url') },
  { id: 'symantec', name: 'Symantec Click-time Protection', owns: at('clicktime.symantec.com'), inner: param('u') },
  { id: 'click-time', name: 'PostOffice click-time protection', owns: at('clicktime.cloud.postoffice.net'), inner: param('u') },
  { id: 'fireeye', name: 'Trellix (FireEye)', owns: at('protect.fireeye.com', 'protect2.fireeye.com'), inner: param('u') },
  { id: 'trustwave', name: 'Trustwave MailMarshal', owns: at('scanmail.trustwave.com'), inner: param('u') },
  {
    id: 'check-point',
    name: 'Check Point (Avanan)',
    owns: at('protect.checkpoint.com', 'url.avanan.click', 'checkpoint.url-protection.com'),
    inner: (address) => betweenLines(address) ?? param('o')(address),
  },
  { id: 'esva', name: 'Libraesva', owns: at('urlsand.esvalabs.com', 'urlsand.com'), inner: param('u') },
  { id: 'edge-pilot', name: 'AppRiver (EdgePilot)', owns: at('link.edgepilot.com'), inner: param('u') },
  {
    id: 'bitdefender',
    name: 'Bitdefender',
    owns: at('linkscan.io'),
    inner: ({ path }) => base64Decoded(/\/ux\/([^/]+)/.exec(path)?.[1] ?? ''),
  },
  // What follows knows the address inside by a number alone.
  { id: 'mimecast', name: 'Mimecast', owns: isMimecast },
  { id: 'hornetsecurity', name: 'Hornetsecurity', owns: at('atpscan.global.hornetsecurity.com', 'seclinks.cloud-security.net') },
  { id: 'zix', name: 'Zix (Proofpoint Essentials)', owns: at('url.emailprotection.link', 'emailprotection.link') },
  { id: 'inky', name: 'INKY', owns: at('outlook.inky.com') },
  { id: 'mailguard', name: 'MailGuard', owns: at('console.mailguard.com.au') },
]

function isMimecast({ host, path }: Address): boolean {
  return isAt(host, 'mimecastprotect.com') || (isAt(host, 'mimecast.com') && (host.startsWith('protect') || path.startsWith('/s/')))
}
