import type { ShownUrl } from '#lib/wizard/trace/view.ts'
import { hopWords } from '#lib/words/en/x-ray.ts'

/** A web address that cannot be pressed: shortened, with the whole behind a fold. */
export function ShownAddress({ url }: { url: ShownUrl }) {
  return (
    <>
      <code className="wrap-anywhere" dir="ltr">
        {url.short}
      </code>
      {url.whole ? (
        <details className="no-print">
          <summary className="inline-flex min-h-11 items-center text-sm font-semibold text-accent underline decoration-1 underline-offset-4 hover:text-accent-hover">
            {hopWords.whole}
          </summary>
          <code className="block rounded-md bg-sunken px-3.5 py-2.5 text-sm wrap-anywhere select-all" dir="ltr">
            {url.whole}
          </code>
        </details>
      ) : null}
    </>
  )
}
