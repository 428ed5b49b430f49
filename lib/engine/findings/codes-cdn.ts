import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { code } from './code.ts'

/** A page that an edge wrote by itself. */
interface PageParams {
  /** whose page it is, or whose edge it came from where the page does not tell */
  provider: EdgeProviderId
  cdn: string // its name: Amazon CloudFront, nginx
  page: string // the answer in short: 403 "Bad request."
}

export const cdnCodes = {
  'cdn.cloudflare-cross-account': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.name-not-added-to-cdn': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.client-certificate-required': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.edge-asks-for-password': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.bot-challenge': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.edge-blocks-requests': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.misdirected-request': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.edge-has-no-route': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.proxy-serves-default-page': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.edge-origin-tls-failure': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.edge-cannot-reach-origin': code<PageParams>('blocker', 'cdn-admin'),
  'cdn.edge-forwards-to-wrong-esp': code<{ provider: EdgeProviderId; other: string; seen: string }>('blocker', 'cdn-admin'),
  'cdn.edge-forwards-to-wrong-origin': code<{ provider: EdgeProviderId; seen: string; direct: string }>('blocker', 'cdn-admin'),
  'cdn.two-cdns-in-a-row': code<{ outer: string; inner: string }>('warning', 'cdn-admin'),
  'cdn.not-the-chosen-one': code<{ chosen: string; seen: string; marks: string }>('warning', 'marketer'),
  'cdn.product-retired': code<{ product: string; closedToNew: string; ends: string; ended: boolean; successor: string; name: string }>(
    'warning',
    'marketer',
  ),
  'cdn.not-recognised': code<{ marks: string }>('info', 'cdn-admin'),
}
