import type { Authority, Leaf } from './certificates.ts'
import { espMaps, sendgrid } from './esps.ts'
import { hostOf, place, startInternet } from './internet.ts'
import { nginxPass, nginxServer, startNginx } from './web-servers.ts'

interface Chain {
  code: string
  make(authority: Authority, label: string): Leaf
  /** what nginx speaks */
  protocols?: string
}

const leaf =
  (options: Parameters<Authority['leaf']>[2]): Chain['make'] =>
  (authority, label) =>
    authority.leaf(label, [hostOf(label)], options)

/** Certificates and chains made by openssl, each with the one thing that is wrong with it. */
export const chains: Record<string, Chain> = {
  staleca: {
    code: 'tls.intermediate-expired',
    make: (authority, label) => {
      authority.intermediate('oldca', '/O=Practice/CN=Practice Expired Intermediate', { from: -800, to: -5 })
      return authority.leaf(label, [hostOf(label)], { issuer: 'oldca', chain: ['oldca.pem'] })
    },
  },
  wrongca: {
    code: 'tls.wrong-intermediate',
    make: (authority, label) => {
      authority.intermediate('otherca', '/O=Practice/CN=Practice Other Intermediate')
      return authority.leaf(label, [hostOf(label)], { chain: ['otherca.pem'] })
    },
  },
  smallkey: { code: 'tls.weak-key', make: leaf({ key: 'rsa-1024' }) },
  sha1: { code: 'tls.sha1-signature', make: leaf({ digest: 'sha1' }) },
  future: { code: 'tls.certificate-not-yet-valid', make: leaf({ from: 3, to: 90 }) },
  commonname: { code: 'tls.no-subject-alternative-name', make: leaf({ alternativeNames: false }) },
  defaultone: {
    code: 'tls.edge-default-certificate',
    make: (authority, label) => authority.selfSigned(label, 'TRAEFIK DEFAULT CERT'),
  },
  clouddefault: {
    code: 'tls.edge-default-certificate',
    make: (authority, label) => authority.leaf(label, ['*.cloudfront.net', 'cloudfront.net']),
  },
  espsown: { code: 'tls.esp-certificate-shown', make: (authority, label) => authority.leaf(label, ['*.sendgrid.net', 'sendgrid.net']) },
  oldprotocol: { code: 'tls.protocol-too-old', make: leaf({}), protocols: 'TLSv1 TLSv1.1' },
}

const net = 63

/** nginx as the edge of every chain, in front of SendGrid. */
export async function buildChains() {
  const labels = Object.keys(chains)
  const world = await startInternet(net, labels)
  const { authority, edge } = world
  const { sendgrid: esp } = place(net)
  const servers = Object.entries(chains).map(([label, { make, protocols }]) =>
    nginxServer(edge(label), nginxPass(esp), make(authority, label), protocols),
  )
  await startNginx(world.workshop, [espMaps(labels.map(hostOf)), ...servers, nginxServer(esp, sendgrid)].join('\n'), esp)
  return world
}
