import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'

export const dnsFindings: FindingCatalogue<keyof typeof dnsCodes> = {
  'dns.cname-points-to-esp': ({ target, asked }, { hostname, espName, edgeName }) => ({
    title: `${hostname} still points to ${espName}`,
    found: `CNAME ${target} (asked ${asked}).`,
    expected: `A record that leads to ${edgeName}, which then forwards to ${espName}.`,
    why: `${espName} has no certificate for ${hostname}, so browsers warn or refuse when a link is opened over HTTPS.`,
    fix: `Once the CDN is set up and rehearsed, edit the record named ${hostname} and replace its value with the CDN's host name.`,
  }),
}
