/**
 * What the three ESPs answer on their tracking hosts, said in the configuration language
 * of nginx and HAProxy. Sources: Twilio's pages on link branding, SparkPost's on HTTPS
 * engagement tracking, the Amazon SES guide.
 */

const spring = 'https://www.brand.com/spring'
const summer = 'https://www.brand.com/summer'

/** Path and query of two tracked links each that the ESP knows, on every registered host. */
export const tracked = {
  sendgrid: { '/ls/click?upn=u001.dGhlLXRva2Vu-2BfirstLink': spring, '/ls/click?upn=u001.c2Vjb25kLXRva2Vu-2Bsecond': summer },
  // The target stands in the path, percent-encoded; a percent sign of its own is encoded twice.
  ses: {
    '/L0/https:%2F%2Fwww.brand.com%2Fspring/1/0100019a2b3c4d5e-6f708192-a3b4-45c6-d7e8-f90123456789-000000/Kq3xVb7Yw0PzRt5MnLd2=436':
      spring,
    '/L0/https:%2F%2Fwww.brand.com%2Fsummer%3Fx=a%252Fb/1/0100019a2b3c4d5e-6f708192-a3b4-45c6-d7e8-f90123456789-000000/Zt8vHc4Ue9QjWs6XoKg1=436': `${summer}?x=a%2Fb`,
  },
} as const

/** The tracked links of an ESP on this host, over HTTPS. */
export const linksOn = (esp: keyof typeof tracked, hostname: string): string[] =>
  Object.keys(tracked[esp]).map((path) => `https://${hostname}${path}`)

/** nginx: which of these hosts are registered, and where their links lead. For the `http` block. */
export const espMaps = (hosts: readonly string[]): string => `
  map_hash_bucket_size 512;
  map $host $registered { default 0; ${hosts.map((host) => `${host} 1;`).join(' ')} }
  map $http_x_forwarded_host $registered_forwarded { default $registered; ${hosts.map((host) => `${host} 1;`).join(' ')} }
  map "$registered:$request_uri" $sendgrid_target { default ''; ${targets('sendgrid')} }
  map "$registered_forwarded:$request_uri" $ses_target { default ''; ${targets('ses')} }`

const targets = (esp: keyof typeof tracked): string =>
  Object.entries(tracked[esp])
    .map(([path, target]) => `"1:${path}" "${target}";`)
    .join(' ')

/** nginx: what stands in SendGrid's location block. It goes by Host alone. */
export const sendgrid = `
    default_type text/html;
    if ($registered = 0) { return 404 '<html><head><title>Bad Hostname in Link</title></head><body>Bad hostname</body></html>'; }
    if ($sendgrid_target = '') { return 404 '<html><head><title>Wrong Link</title></head><body>You have clicked on an invalid link.</body></html>'; }
    add_header X-Robots-Tag 'noindex, nofollow' always;
    return 302 $sendgrid_target;`

/** nginx: the same for SES, which takes X-Forwarded-Host too and compares the path byte for byte. */
export const ses = `
    default_type text/plain;
    if ($registered_forwarded = 0) { return 400 'Bad Request'; }
    if ($ses_target = '') { return 404 'Not Found'; }
    add_header X-Robots-Tag 'noindex, nofollow' always;
    return 302 $ses_target;`

/** HAProxy: SparkPost's front end, whose test path answers on every registered host, by Host or X-Forwarded-Host. */
export const sparkpostFrontend = (address: string, hosts: readonly string[]): string => `
frontend sparkpost
  bind ${address}:80
  acl registered hdr(host) -i ${hosts.join(' ')}
  acl registered hdr(x-forwarded-host) -i ${hosts.join(' ')}
  http-after-response set-header server msys-http
  http-after-response set-header content-type text/plain
  http-request redirect location https://www.sparkpost.com/ code 302 if registered { path /f/a/b/c/d }
  http-request return status 404 content-type text/plain string "Not Found"
`
