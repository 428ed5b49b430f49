import type { EspId, Target } from './target.ts'

/** What has to arrive at the ESP, and how its answers may be kept: what we tell people to set, and what we look for. */
export interface ExpectedForwarding {
  /** the ESP's host, from the record that Braze handed out */
  origin: string
  /** the name that the ESP has to learn: always the link host's own */
  hostname: string
  /**
   * how it learns the name: by `Host` alone (`host`), by `Host` or `X-Forwarded-Host`
   * (`either`), or safest by both (`both`)
   */
  nameBy: 'host' | 'either' | 'both'
  /** longest time that an answer may be served from a cache, seconds; 0: none */
  maxCacheSeconds: number
  /** most bytes of request headers that the ESP takes, cookies included */
  maxHeaderBytes?: number
}

const rules: Readonly<Record<EspId, Omit<ExpectedForwarding, 'origin' | 'hostname'>>> = {
  // Twilio SendGrid, universal links and custom SSL: the branded host in Host; answers are not to be kept.
  sendgrid: { nameBy: 'host', maxCacheSeconds: 0 },
  // SparkPost support, HTTPS engagement tracking: 10 s keep mail gateways' repeated look-ups from counting.
  sparkpost: { nameBy: 'either', maxCacheSeconds: 10 },
  // Amazon SES developer guide names Host, Braze's SSL page X-Forwarded-Host: both are right with both.
  ses: { nameBy: 'both', maxCacheSeconds: 0, maxHeaderBytes: 8192 },
}

/** What this target's edge has to forward. Pure. */
export const expectedForwarding = ({ esp, espTarget, hostname }: Pick<Target, 'esp' | 'espTarget' | 'hostname'>): ExpectedForwarding => ({
  ...rules[esp],
  origin: espTarget,
  hostname,
})
