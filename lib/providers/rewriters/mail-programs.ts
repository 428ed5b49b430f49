import { isAt, param, type Rewriter } from './rewriter.ts'

/** Mail programs that put addresses of their own into what they show, and so into a copy that is taken of it. */
export const mailPrograms: readonly Rewriter[] = [
  {
    id: 'google-redirect',
    name: 'Google’s link redirect',
    owns: ({ host, path }) => /^(www\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/.test(host) && path === '/url',
    inner: param('q', 'url'),
  },
  {
    id: 'google-images',
    name: 'Gmail’s image proxy',
    owns: ({ host, path }) =>
      /^ci\d*\.googleusercontent\.com$/.test(host) || (isAt(host, 'googleusercontent.com') && /^\/(proxy|meips)/.test(path)),
    // The image's own address stands behind the number sign.
    inner: ({ fragment }) => fragment || undefined,
  },
  { id: 'yahoo-images', name: 'Yahoo’s image proxy', owns: ({ host }) => isAt(host, 'yusercontent.com'), inner: param('url') },
  {
    id: 'yandex-images',
    name: 'Yandex’s image proxy',
    owns: ({ host }) => isAt(host, 'resize.yandex.net', 'resize.yandex.ru'),
    inner: param('url'),
  },
  { id: 'gmx', name: 'GMX and WEB.DE', owns: ({ host }) => /^deref-[a-z0-9-]+\.[a-z]+$/.test(host), inner: param('redirecturl') },
  { id: 'slack', name: 'Slack', owns: ({ host }) => host === 'slack-redir.net', inner: param('url') },
  { id: 'facebook', name: 'Facebook', owns: ({ host }) => /^lm?\.facebook\.com$/.test(host), inner: param('u') },
  {
    id: 'linkedin',
    name: 'LinkedIn',
    owns: ({ host, path }) => isAt(host, 'linkedin.com') && path.startsWith('/redir/'),
    inner: param('url'),
  },
]
