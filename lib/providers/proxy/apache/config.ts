import type { GuideFile, Recipe } from '#lib/providers/guide.ts'

/** Apache. Without `nocanon` and `AllowEncodedSlashes NoDecode` it refuses or rewrites the encoded slashes in links of Amazon SES. */
export const apacheConfig = (recipe: Recipe): GuideFile => ({
  program: 'Apache HTTP Server',
  fileName: `${recipe.hostname}.conf`,
  text: `# modules: ssl proxy proxy_http headers
${[80, 443].map((port) => virtualHost(port, recipe)).join('\n')}`,
})

/** With the visitor's Host, Apache also checks the origin's certificate against it. SparkPost is content with X-Forwarded-Host, which mod_proxy adds. */
const preservedHost = `    # the name that is checked is the link host's, which the ESP's certificate does not hold
    SSLProxyCheckPeerName off
    ProxyPreserveHost On
`

const virtualHost = (port: number, { hostname, origin, nameBy, appLinks }: Recipe): string => `<VirtualHost *:${port}>
    ServerName ${hostname}
${
  port === 443
    ? `    SSLEngine on
    SSLCertificateFile    /etc/ssl/${hostname}/fullchain.pem
    SSLCertificateKeyFile /etc/ssl/${hostname}/privkey.pem
`
    : ''
}    SSLProxyEngine on
    AllowEncodedSlashes NoDecode
    MergeSlashes Off
${nameBy === 'either' ? '' : preservedHost}    RequestHeader unset Cookie
${
  appLinks
    ? `    Alias "/.well-known" "/var/www/app-links/.well-known"
    <Directory "/var/www/app-links">
        Require all granted
        ForceType application/json
    </Directory>
    ProxyPass "/.well-known" "!"
`
    : ''
}    ProxyPass "/" "https://${origin}/" nocanon disablereuse=On
</VirtualHost>
`
