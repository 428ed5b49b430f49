import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { edgeFingerprints } from './edges.ts'
import type { EdgeFingerprint, ErrorPageCode, ErrorPageRule, HeaderRule } from './provider.ts'

/** An edge's own error page, recognised. */
export interface ErrorPage {
  code: ErrorPageCode
  /** the page in a few words: `403 "Bad request."` */
  mark: string
  /** whose words they are; undefined where the status alone speaks */
  fingerprint?: EdgeFingerprint
  codeWhereNameIsKnown?: ErrorPageCode
}

/** Whether one of the values of a header bears the mark. */
const bearsHeader = (response: HttpResponse, rule: HeaderRule): boolean =>
  response.headers.some(([name, value]) => name.toLowerCase() === rule.header && (!rule.value || rule.value.test(value)))

/**
 * The error page that an edge wrote, by the rules of these fingerprints, then of all
 * others that can be told by their text, then by what the status means everywhere.
 * Ask only for an answer that is not the ESP's own.
 */
export function recogniseErrorPage(response: HttpResponse, likely: readonly EdgeFingerprint[]): ErrorPage | undefined {
  if (isObjectStore(response)) return undefined
  const body = response.body.toLowerCase().replace(/&(#39|#x27|apos);/g, "'")
  return pageOf(likely, response, body) ?? pageOf(edgeFingerprints, response, body) ?? plainPage(response, body)
}

function pageOf(fingerprints: readonly EdgeFingerprint[], response: HttpResponse, body: string): ErrorPage | undefined {
  for (const fingerprint of fingerprints) {
    const rule = fingerprint.errorPages.find((candidate) => isPage(candidate, response, body))
    if (rule) return { code: rule.code, mark: rule.mark, fingerprint, codeWhereNameIsKnown: rule.codeWhereNameIsKnown }
  }
  return undefined
}

const isPage = (rule: ErrorPageRule, response: HttpResponse, body: string): boolean =>
  rule.status.includes(response.status) &&
  (rule.headers ?? []).every((header) => bearsHeader(response, header)) &&
  (!rule.emptyBody || body.trim() === '') &&
  [rule.body, rule.frame].every((texts) => !texts || texts.some((text) => body.includes(text)))

/** Amazon S3 and its likes answer in XML, whatever is asked: somebody's files, and nobody's error page. */
export const isObjectStore = (response: HttpResponse): boolean =>
  bearsHeader(response, { header: 'server', value: /^AmazonS3$/, strength: 'strong' }) ||
  /<Error>\s*<Code>(AccessDenied|NoSuchKey|NoSuchBucket|PermanentRedirect)</.test(response.body)

/** Pages that several products share, and statuses that mean the same wherever they come from (RFC 9110, RFC 6585). */
const plainPages: readonly ErrorPageRule[] = [
  {
    code: 'cdn.edge-asks-for-password',
    status: [401],
    headers: [{ header: 'www-authenticate', strength: 'strong' }],
    mark: '401 with WWW-Authenticate',
  },
  {
    code: 'cdn.bot-challenge',
    status: [200, 202, 403, 405, 429, 503],
    body: [
      'enable javascript and cookies to continue',
      'checking your browser',
      'captcha-delivery.com',
      'px-captcha',
      'class="g-recaptcha"',
      'class="h-captcha"',
      'cf-turnstile',
    ],
    mark: 'a page with an interactive challenge',
  },
  {
    code: 'cdn.proxy-serves-default-page',
    status: [200],
    body: ['<title>iis windows server', "web server's default page", 'defaultwebpage.cgi', 'welcome to centos', '<title>apache tomcat'],
    mark: "a server's default page",
  },
  { code: 'cdn.client-certificate-required', status: [495, 496], mark: 'a status for a missing client certificate' },
  { code: 'cdn.misdirected-request', status: [421], mark: '421 Misdirected Request' },
  { code: 'cdn.edge-blocks-requests', status: [403, 429, 451], mark: 'a refusal' },
  { code: 'cdn.edge-cannot-reach-origin', status: [502, 503, 504], mark: 'a gateway error' },
]

function plainPage(response: HttpResponse, body: string): ErrorPage | undefined {
  const rule = plainPages.find((candidate) => isPage(candidate, response, body))
  return rule && { code: rule.code, mark: rule.body || rule.headers ? rule.mark : `${response.status}` }
}
