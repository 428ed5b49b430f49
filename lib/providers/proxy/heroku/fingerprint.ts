import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Heroku documentation, error codes. */
export const heroku: EdgeFingerprint = {
  key: 'heroku',
  id: 'custom-proxy',
  name: 'Heroku',
  suffixes: ['herokudns.com', 'herokuapp.com'],
  headers: [{ header: 'via', value: /\bvegur$/i, strength: 'medium' }],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [404],
      body: ['no such app', "there's nothing here, yet"],
      mark: '404 "No such app"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [503],
      body: ['application error'],
      mark: '503 "Application error"',
    },
  ],
  defaultCertificateNames: ['herokuapp.com'],
  publishesCname: true,
}
