/** Who opens mail, beside browsers: a phone, and the proxy through which Gmail fetches pictures. The variants of exchanges are named so. */
export const userAgents = {
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  'image-proxy': 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
} as const
export type ClientName = keyof typeof userAgents

/** Who fetches association files: Apple's CDN for every phone (Apple, "Supporting associated domains"), Google's service for Android. */
export const fetcherAgents = { apple: 'AASA-Bot/1.0.0', google: 'GoogleAssociationService' } as const
export type FetcherName = keyof typeof fetcherAgents

/** Whether a variant is one of them. */
export const isClientName = (variant: string | undefined): variant is ClientName => variant !== undefined && variant in userAgents
