import type { EspId, Region } from '#lib/engine/target/target.ts'
import type { Names } from './define.ts'
import { digest } from './naming.ts'
import type { RecordData } from './scenario.ts'

/** What Braze hands out for one sending domain: the customer's records, and what they lead to at the ESP. */
export interface HandedOut {
  /** to be published by the customer, the link host's own record left out */
  own: RecordData[]
  /** the ESP's side of them */
  atEsp: RecordData[]
}

const record = (name: string, type: string, data: string): RecordData => ({ name, type, ttl: 3600, data })
const dkimKey = '"k=rsa; t=s; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1TaNgLlSyQMNWVLNLvyY"'

/** The sending domain's records in the form that each ESP gives them; the sending domain is the link host's parent. */
export function handedOut(esp: EspId, region: Region, { parent, domain }: Names): HandedOut {
  const dmarc = record(`_dmarc.${domain}`, 'TXT', '"v=DMARC1; p=none"')
  if (esp === 'sendgrid') return sendgrid(parent, dmarc)
  return esp === 'sparkpost' ? sparkpost(parent, region, dmarc) : ses(parent, region, dmarc)
}

function sendgrid(sending: string, dmarc: RecordData): HandedOut {
  const account = String(1_000_000 + (Number.parseInt(digest(sending, 6), 16) % 9_000_000))
  const base = `u${account}.wl057.sendgrid.net`
  const selectors = ['s1', 's2']
  return {
    own: [
      record(`em${account.slice(0, 4)}.${sending}`, 'CNAME', base),
      ...selectors.map((selector) => record(`${selector}._domainkey.${sending}`, 'CNAME', `${selector}.domainkey.${base}`)),
      record(`${account}.${sending}`, 'CNAME', 'sendgrid.net'),
      dmarc,
    ],
    atEsp: [
      record(base, 'A', '167.89.123.50'),
      record(base, 'MX', '10 mx.sendgrid.net'),
      ...selectors.map((selector) => record(`${selector}.domainkey.${base}`, 'TXT', dkimKey)),
    ],
  }
}

function sparkpost(sending: string, region: Region, dmarc: RecordData): HandedOut {
  const mail = region === 'eu' ? 'eu.sparkpostmail.com' : 'sparkpostmail.com'
  return {
    own: [
      record(`scph1126._domainkey.${sending}`, 'TXT', dkimKey.replace('k=rsa', 'v=DKIM1; k=rsa')),
      record(`bounce.${sending}`, 'CNAME', mail),
      dmarc,
    ],
    atEsp: [record(mail, 'MX', '10 smtp.sparkpostmail.com'), record(mail, 'A', '147.253.215.20')],
  }
}

function ses(sending: string, region: Region, dmarc: RecordData): HandedOut {
  const place = region === 'eu' ? 'eu-central-1' : 'us-east-1'
  const tokens = [1, 2, 3].map((n) => digest(`${sending}/${n}`, 32))
  return {
    own: [
      record(`bounce.${sending}`, 'MX', `10 feedback-smtp.${place}.amazonses.com`),
      record(`bounce.${sending}`, 'TXT', '"v=spf1 include:amazonses.com ~all"'),
      ...tokens.map((token) => record(`${token}._domainkey.${sending}`, 'CNAME', `${token}.dkim.amazonses.com`)),
      dmarc,
    ],
    atEsp: [
      record(`feedback-smtp.${place}.amazonses.com`, 'A', '54.240.60.8'),
      ...tokens.map((token) => record(`${token}.dkim.amazonses.com`, 'TXT', dkimKey)),
    ],
  }
}
