import type { GuideFile, Recipe } from '#lib/providers/guide.ts'

/**
 * nginx as a forwarding proxy. The variable makes nginx look the origin up again; without
 * a URI behind it, path and query go on byte for byte (ngx_http_proxy_module, proxy_pass).
 */
export const nginxConfig = ({ hostname, origin, nameBy, appLinks }: Recipe): GuideFile => ({
  program: 'nginx',
  fileName: `${hostname}.conf`,
  text: `server {
    listen 80;
    listen [::]:80;
    listen 443 ssl;
    listen [::]:443 ssl;
    server_name ${hostname};

    ssl_certificate     /etc/ssl/${hostname}/fullchain.pem;
    ssl_certificate_key /etc/ssl/${hostname}/privkey.pem;
    ssl_protocols       TLSv1.2 TLSv1.3;

    # a resolver of your network; the origin's addresses change
    resolver 127.0.0.53 valid=10s;
    set $origin "${origin}";
    merge_slashes off;
${
  appLinks
    ? `
    location /.well-known/ {
        root /var/www/app-links;
        default_type application/json;
    }
`
    : ''
}
    location / {
        proxy_pass https://$origin;
        proxy_http_version 1.1;
        proxy_ssl_server_name on;
        proxy_ssl_name ${origin};
        proxy_set_header Host $host;
${nameBy === 'host' ? '' : '        proxy_set_header X-Forwarded-Host $host;\n'}        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header Cookie "";
        proxy_redirect off;
        proxy_cache off;
    }
}
`,
})
