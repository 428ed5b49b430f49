import type { UnreadReason } from '#lib/wizard/records/normal/unread-reason.ts'
import { recordsInWords } from './records-in.ts'
import { typedLinkFaults } from './typed-links.ts'

type FormErrorCatalogue = Record<string, (params: Record<string, string>) => string>

/** What is wrong with a field, in words: what is the matter and what to enter. */
export const formErrors = {
  'name-missing': () => 'Enter the name of the company or brand.',
  'sample-missing': () => 'Enter a link from one of your mails, or the domain that they are sent from.',
  'sample-of-esp': ({ hostname, esp }) =>
    `${typedLinkFaults.ofEsp(hostname ?? '', esp ?? '')} To begin, enter the domain that your mail is sent from, for example mail.example.com.`,
  'text-too-long': ({ max }) => `Shorten this to ${max} characters or fewer.`,
  'esp-missing': () => 'Choose the email service provider that Braze sends your mail through. Your CSM can tell you.',
  'region-missing': () => 'Choose the region that the account is in.',
  'sending-domain-missing': () => 'Enter the domain that your mail is sent from, for example mail.example.com.',
  'link-hosts-missing': () => 'Enter at least one link host, for example link.mail.example.com. It is the host in the links of your mails.',
  'link-hosts-too-many': ({ max }) => `Enter at most ${max} link hosts in one setup.`,
  'link-host-twice': ({ hostname }) => `${hostname} is listed twice. Keep one of the two.`,
  'managed-tls-missing': () => 'Say what your CSM answered, or that you have not asked yet.',
  'source-missing': () => 'Choose whether you paste the records, or whether they are verified already.',
  'records-missing': () => 'Paste the records that Braze sent you, as they are.',
  'records-not-understood': () =>
    'No record was found in this text. A record has a type (CNAME, TXT, MX or A), a name, and a value. Nothing of what you pasted is lost.',
  'records-line-not-understood': ({ line, reason }) =>
    `No whole record was found. Line ${line}: ${recordsInWords.reasons[reason as UnreadReason] ?? recordsInWords.reasons.unclear}`,
  'records-no-text': () =>
    'This is no text: it seems to come from a picture or a document that was opened as text. Open the file, select the records, and paste them here.',
  'records-too-long': ({ max, length }) =>
    `This text has ${length} characters, and ${max} are read at a time. Paste only the part with the records.`,
  'records-too-many': ({ count, max }) =>
    `There are ${count} records in this text. Paste only those that Braze handed out: at most ${max}.`,
  'records-two-aliases': ({ name, first, second, firstLine, secondLine }) =>
    `${name} leads to ${first} in line ${firstLine} and to ${second} in line ${secondLine}. A name can have one CNAME only: keep the right one. Your CSM knows which.`,
  'records-beside-alias': ({ name, type, firstLine, secondLine }) =>
    `${name} has a CNAME and a ${type} record (lines ${firstLine} and ${secondLine}). DNS allows nothing beside a CNAME: keep the right one. Your CSM knows which.`,
  'records-of-other-domain': ({ name, domain }) =>
    `These are records of another domain: ${name}, for one, is not below ${domain}. Paste those of ${domain}, or change the sending domain in step 1.`,
  'path-missing': () => 'Choose who holds the certificate and forwards the links.',
  'path-cannot-work': () => 'Read why this cannot work as things stand, and tick that you have.',
  'cdn-missing': () => 'Choose the CDN.',
  'edge-not-public': ({ typed }) =>
    `“${typed}” is an address of a private or reserved network: nobody outside can reach it. Enter the public address, or the host name.`,
  'edge-has-a-name': ({ typed, cdn }) =>
    `“${typed}” is an IP address, which ${cdn} may change at any time. Enter the host name that ${cdn} shows for your link host.`,
  'edge-is-link-host': ({ hostname }) => `This is the link host itself. Enter the name that the CDN gave you for it, not ${hostname}.`,
  'link-not-a-url': ({ link }) => `“${link}” is no web address. Copy the whole link from a test mail; it starts with http:// or https://.`,
  'link-cut': ({ link }) => typedLinkFaults.cut(link ?? ''),
  'link-opaque': ({ by }) => typedLinkFaults.opaque(by ?? ''),
  'link-of-esp': ({ host, esp }) => typedLinkFaults.ofEsp(host ?? '', esp ?? ''),
  'link-of-other-host': ({ host, hostname }) => `This link is on ${host}. Enter one on ${hostname}.`,
  'links-too-many': ({ max }) => `Enter at most ${max} links.`,
  'not-ready': () => 'Not everything is proven right now, so SSL cannot be requested. The list above says what is left.',
  'outcome-missing': () => 'Choose what you decided.',
  'send-back-note-missing': () => 'Say what is left to do, so that the customer knows why it comes back.',
  'switched-off-note-missing': () => 'Say why SSL is off again and what is left to do, so that the customer knows.',
  'not-proven': () => 'Not every link host is proven right now, so SSL cannot be noted as on. The list above says why, and what to do.',
  'not-on': () => 'SSL is not noted as on, so it cannot be switched off. Somebody may have decided already: load the page again.',
  'not-requested': () => 'There is no request that waits for a decision. Somebody may have decided already: load the page again.',
  'requested-by-missing': () => 'Enter your name, so that your CSM knows whom to answer.',
  'hand-off-role-missing': () => 'Choose whether the link is for the DNS admin or for the CDN admin.',
  'sent-by-missing': () => 'Enter your name, so that the admin knows who asks.',
  'sent-to-missing': () => 'Enter the name or the mail address of the admin.',
  'workspace-missing': () => 'Enter the Braze workspace that the links belong to.',
  'mail-missing': () => 'Enter the address that the mail goes to.',
  'mail-not-an-address': ({ typed }) => `“${typed}” is no mail address. Enter one such as mia@example.com.`,
  'mail-too-many': () =>
    'Ten mails were asked for or sent within the last hour, so no more can be asked for just now. Leave the page open, or try again in an hour.',
  'host-empty': () => 'Enter a host name, for example link.mail.example.com.',
  'host-too-long': ({ typed }) => `“${typed}” is longer than the 253 characters that a host name may have.`,
  'host-label-too-long': ({ typed }) => `A part of “${typed}” between two dots is longer than 63 characters.`,
  'host-ip-address': ({ typed }) => `“${typed}” is an IP address. Enter the host name in the links of your mails.`,
  'host-single-label': ({ typed }) => `“${typed}” is one word only. Enter the whole host name, for example link.mail.example.com.`,
  'host-public-suffix': ({ typed }) => `“${typed}” belongs to a registry, not to one company. Enter the name with your own domain in it.`,
  'host-underscore': ({ typed }) =>
    `“${typed}” has an underscore. Browsers take no certificate for such a name, so look up the link host in a test mail again.`,
  'host-bad-hyphen': ({ typed }) => `In “${typed}” a part begins or ends with a hyphen, which no host name may.`,
  'host-bad-character': ({ typed }) => `“${typed}” has a character that host names cannot have. Use letters, digits, hyphens and dots.`,
  'host-empty-label': ({ typed }) => `“${typed}” has two dots in a row, or begins with one.`,
  'host-several-names': ({ typed }) => `“${typed}” looks like several names. Enter one host name a line.`,
  'host-apex': ({ hostname }) =>
    `${hostname} is the registered domain itself, where DNS allows no CNAME. A link host is a name below it, such as link.${hostname}.`,
} as const satisfies FormErrorCatalogue

/** What can be wrong with a field. */
export type FormErrorCode = keyof typeof formErrors
