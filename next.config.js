/** @type {import('next').NextConfig} */
export default {
  // PGlite reads files beside its own module; bundled, it finds none. pg-boss loads its drivers by name.
  serverExternalPackages: ['@electric-sql/pglite', 'pg-boss', 'pg'],
  // No image of ours needs it, and it has been the way in for two remote code executions.
  images: { unoptimized: true },
  // The development server prints addresses; these hold a key.
  logging: { incomingRequests: { ignore: [/^\/(resume|review|csm\/sign-in)\//] } },
  // A test mail of 5 MB with what a form puts around it (`lib/auth/body-limit.ts`).
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
  poweredByHeader: false,
  typedRoutes: true,
}
