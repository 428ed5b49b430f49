import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'

/** Whether the certificate ends at a public root: the rules for public CAs hold for those alone. */
export const isPublic = ({ anchoring }: ServedCertificate): boolean => anchoring.kind === 'anchored' && anchoring.public
