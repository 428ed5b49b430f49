import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Says nothing of itself but in its own error pages. Source: HAProxy configuration manual, HTTP return codes. */
export const haproxy: EdgeFingerprint = {
  key: 'haproxy',
  id: 'custom-proxy',
  name: 'HAProxy',
  suffixes: [],
  headers: [{ header: 'set-cookie', value: /^(SERVERID|SRV)=/, strength: 'weak' }],
  errorPages: [
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [503],
      body: ['no server is available to handle this request'],
      mark: '503 "No server is available to handle this request."',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [504],
      body: ["the server didn't respond in time"],
      mark: `504 "The server didn't respond in time."`,
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502],
      body: ['the server returned an invalid or incomplete response'],
      mark: '502 "The server returned an invalid or incomplete response."',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['request forbidden by administrative rules'],
      mark: '403 "Request forbidden by administrative rules."',
    },
  ],
  defaultCertificateNames: [],
  publishesCname: false,
}
