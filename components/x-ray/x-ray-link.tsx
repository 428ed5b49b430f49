import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'

/** The way to the click-path X-ray. */
export function XRayLink({ setupId }: { setupId: string }) {
  return (
    <p className="no-print max-w-prose text-muted">
      <TextLink href={paths.xRay(setupId)}>{words.linkTo}</TextLink>. {words.linkToLead}
    </p>
  )
}
