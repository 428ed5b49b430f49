import type { GuideFile, Recipe } from '#lib/providers/guide.ts'

/** HAProxy keeps Host, path and query as they are. Without `resolvers` it keeps the origin's addresses from its start. */
export const haproxyConfig = ({ hostname, origin, nameBy, appLinks }: Recipe): GuideFile => ({
  program: 'HAProxy',
  fileName: 'haproxy.cfg',
  text: `defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s

resolvers local
    parse-resolv-conf
    hold valid 10s

frontend links
    bind :80
    bind :443 ssl crt /etc/ssl/${hostname}.pem alpn h2,http/1.1
    option forwardfor
    http-request del-header Cookie
${nameBy === 'host' ? '' : '    http-request set-header X-Forwarded-Host %[req.hdr(host)]\n'}${
  appLinks ? '    use_backend app_links if { path_beg /.well-known/ }\n' : ''
}    use_backend esp if { req.hdr(host),field(1,:) -i ${hostname} }

backend esp
    server esp ${origin}:443 ssl verify required ca-file @system-ca sni str(${origin}) verifyhost ${origin} resolvers local init-addr libc,none
${
  appLinks
    ? `
backend app_links
    # a web server of your own that serves the two files
    server files 127.0.0.1:8080
`
    : ''
}`,
})
