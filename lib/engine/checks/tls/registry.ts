import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { certificateExpiry } from './certificate-expiry.ts'
import { certificateLifetime } from './certificate-lifetime.ts'
import { certificateTransparency } from './certificate-transparency.ts'
import { cloudfrontCertificate } from './cloudfront-certificate.ts'
import { handshake } from './handshake.ts'
import { httpsPort } from './https-port.ts'
import { oldProtocols } from './old-protocols.ts'
import { rootStores } from './root-stores.ts'
import { trust } from './trust.ts'

/** The checks of this area, in the order in which they are shown. */
export const tlsChecks: readonly AnyCheck[] = [
  httpsPort,
  handshake,
  trust,
  certificateExpiry,
  certificateLifetime,
  certificateTransparency,
  rootStores,
  oldProtocols,
  cloudfrontCertificate,
]
