import { getCACertificates } from 'node:tls'

/**
 * The root certificates that the runtime ships (Mozilla's list), as PEM. Read
 * explicitly: the default list would also hold whatever NODE_EXTRA_CA_CERTS or
 * the operating system's store adds, and the environment must never widen trust.
 */
export const bundledRoots = (): readonly string[] => getCACertificates('bundled')
