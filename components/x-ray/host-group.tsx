import { Disclosure } from '#components/ui/disclosure.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { HostGroupView } from '#lib/wizard/trace/view.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { ShownAddress } from './shown-address.tsx'

const standings = {
  'link-host': words.isLinkHost,
  esp: words.isEsp,
  'other-tracked': words.isOtherTracked,
  rewritten: words.isRewritten,
  direct: words.isDirect,
}

/** More addresses than these are read by nobody. */
const mostShown = 200

/** All addresses, or of very many those that are not https first. */
const mostTelling = (links: HostGroupView['links']): HostGroupView['links'] =>
  links.length <= mostShown
    ? links
    : links.toSorted((a, b) => Number(a.scheme === 'https') - Number(b.scheme === 'https')).slice(0, mostShown)

/** The links of a mail that are on one host. */
export function HostGroup({ group }: { group: HostGroupView }) {
  const { host, standing, https, http, open, kinds, links } = group
  const shown = mostTelling(links)
  return (
    <article className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          <h3 className="text-lg wrap-anywhere">{host}</h3>
          <p className="text-sm text-muted">
            {standings[standing]} · {kinds}
          </p>
        </div>
        <span className="flex flex-wrap gap-2">
          {https > 0 ? (
            <StatusTag tone={standing === 'direct' ? 'plain' : 'good'} icon="locked">
              {words.secure(https)}
            </StatusTag>
          ) : null}
          {http > 0 ? (
            <StatusTag tone={standing === 'direct' ? 'plain' : 'care'} icon="care">
              {words.plain(http)}
            </StatusTag>
          ) : null}
          {open > 0 ? (
            <StatusTag tone={standing === 'direct' ? 'plain' : 'care'} icon="care">
              {words.noScheme(open)}
            </StatusTag>
          ) : null}
        </span>
      </div>
      <Disclosure summary={words.showLinks(links.length)}>
        <ul className="flex flex-col gap-3">
          {shown.map(({ index, url, where, via, kind }) => (
            <li key={index}>
              <ShownAddress url={url} />
              <span className="block text-sm text-muted">
                {[words.kinds[kind](1), ...where, ...(via.length > 0 ? [words.rewrittenBy(via.join(', '))] : [])].join(', ')}
              </span>
            </li>
          ))}
          {shown.length < links.length ? <li className="text-muted">{words.moreAddresses(links.length - shown.length)}</li> : null}
        </ul>
      </Disclosure>
    </article>
  )
}
