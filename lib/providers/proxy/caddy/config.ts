import type { GuideFile, Recipe } from '#lib/providers/guide.ts'

/**
 * Caddy. Host is named, since Caddy sends the upstream's for HTTPS upstreams in some
 * versions; `http://` beside the name keeps it from redirecting plain HTTP.
 */
export const caddyConfig = ({ hostname, origin, nameBy, appLinks }: Recipe): GuideFile => ({
  program: 'Caddy',
  fileName: 'Caddyfile',
  text: `http://${hostname}, https://${hostname} {
${
  appLinks
    ? `    handle /.well-known/* {
        root * /var/www/app-links
        header Content-Type application/json
        file_server
    }
`
    : ''
}    handle {
        reverse_proxy https://${origin} {
            header_up Host {host}
${nameBy === 'host' ? '            header_up -X-Forwarded-Host\n' : '            header_up X-Forwarded-Host {host}\n'}            header_up -Cookie
            transport http {
                tls_server_name ${origin}
            }
        }
    }
}
`,
})
