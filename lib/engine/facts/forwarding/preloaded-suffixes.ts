/**
 * Suffixes that browsers carry in their own list as HTTPS-only, with every name below them:
 * the entries of policy `public-suffix` in Chromium's transport_security_state_static.json,
 * as of the copy in youtube/cobalt, commit c9704ecd, read on 2026-11-22. Registries may ask for more
 * at any time (hstspreload.org). The single domains of the list, over a hundred thousand, are
 * not shipped: no maintained package has them.
 */
const suffixes = new Set(
  `android app bank chrome dev foo gle gmail google hangout insurance meet new page play search
  youtube esq fly rsvp eat nexus ing meme phd prof boo dad day channel hotmail mov zip windows
  skype azure office bing xbox microsoft amazon audible fire imdb kindle prime silk zappos
  xn--cckwcxetd xn--jlq480n2rg fujitsu bmoattachments.org now.sh cnpy.gdn gentapps.com
  onavstack.net`.split(/\s+/),
)

/** The suffix on that list which a name lies below, if any. Pure. */
export function preloadedSuffixOf(hostname: string): string | undefined {
  const labels = hostname.split('.')
  return labels.map((_, index) => labels.slice(index).join('.')).find((name) => name !== hostname && suffixes.has(name))
}
