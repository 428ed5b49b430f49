import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import { steps } from '#lib/wizard/steps.ts'
import { homeWords as words } from '#lib/words/en/pages.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'

export default function HomePage() {
  return (
    <PageShell>
      <div className="flex flex-col gap-12">
        <div className="flex flex-col items-start gap-6">
          <PageTitle title={words.title} lead={words.lead} />
          <ButtonLink href={paths.start()}>{words.start}</ButtonLink>
          <p className="max-w-prose text-muted">
            <strong className="text-ink">{words.resumeTitle}</strong> {words.resume}
          </p>
        </div>
        <Section id="why" title={words.whyTitle}>
          <ul className="grid gap-4 md:grid-cols-3">
            {words.why.map((reason) => (
              <li key={reason.title} className="flex flex-col gap-1.5 rounded-lg border border-line bg-surface p-5">
                <h3 className="text-lg">{reason.title}</h3>
                <p className="text-muted">{reason.text}</p>
              </li>
            ))}
          </ul>
        </Section>
        <div className="grid gap-12 md:grid-cols-2">
          <Section id="how" title={words.howTitle}>
            <ol className="flex flex-col">
              {steps.map((step) => (
                <li key={step.id} className="flex gap-4 pb-4 last:pb-0">
                  <span
                    aria-hidden="true"
                    className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line-strong text-sm font-semibold text-muted"
                  >
                    {step.number}
                  </span>
                  <span className="pt-0.5">{stepTitles[step.id]}</span>
                </li>
              ))}
            </ol>
          </Section>
          <Section id="who" title={words.whoTitle}>
            <Card>
              <Facts rows={words.who.map(({ name, text }) => ({ term: name, value: text }))} />
            </Card>
          </Section>
        </div>
        <Section id="time" title={words.timeTitle}>
          <p className="max-w-prose">{words.time}</p>
          <p>
            <TextLink href={paths.csm()}>{words.csm}</TextLink>
          </p>
        </Section>
      </div>
    </PageShell>
  )
}
