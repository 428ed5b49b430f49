import type { IconName } from '#components/ui/icons.tsx'
import { Icon } from '#components/ui/icons.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { TestMailView } from '#lib/wizard/trace/view.ts'
import { testMailWords as words } from '#lib/words/en/x-ray-mail.ts'

const icons: Record<TestMailView['verdict'], { icon: IconName; ink: string }> = {
  none: { icon: 'todo', ink: 'text-muted' },
  https: { icon: 'good', ink: 'text-good' },
  http: { icon: 'care', ink: 'text-care' },
  mixed: { icon: 'care', ink: 'text-care' },
  'other-host': { icon: 'care', ink: 'text-care' },
  untracked: { icon: 'unknown', ink: 'text-muted' },
  unclear: { icon: 'unknown', ink: 'text-muted' },
}

/** What the newest test mail proves, for whoever switched SSL on. */
export function TestMailProof({ testMail }: { testMail: TestMailView }) {
  const { icon, ink } = icons[testMail.verdict]
  return (
    <section aria-labelledby="test-mail" className="flex gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <span className={`mt-0.5 ${ink}`}>
        <Icon name={icon} />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <h2 id="test-mail" className="text-lg">
          {words.title}
        </h2>
        <p className="wrap-anywhere">{testMail.sentence}</p>
        <p className="no-print flex flex-wrap gap-x-5 gap-y-1">
          {testMail.href ? <TextLink href={testMail.href}>{words.see}</TextLink> : null}
          <TextLink href={testMail.xRayHref}>{words.open}</TextLink>
        </p>
      </div>
    </section>
  )
}
