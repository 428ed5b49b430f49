import { CodeBlock } from '#components/ui/code-block.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Icon } from '#components/ui/icons.tsx'
import type { Guide, GuideStep } from '#lib/providers/guide.ts'
import { cdnSetupWords as words } from '#lib/words/en/pages.ts'

/** How to set the CDN up for one link host: steps in order, with the values to put in, and files to paste. */
export function CdnGuide({ guide, open }: { guide: Guide; open: boolean }) {
  return (
    <Disclosure summary={words.guideTitle(guide.name)} open={open}>
      <p className="text-muted">{words.guideLead}</p>
      <ol className="flex flex-col gap-6">
        {guide.steps.map((step, index) => (
          <Step key={step.title} step={step} number={index + 1} />
        ))}
      </ol>
      {guide.files.map((file) => (
        <Disclosure key={file.fileName} summary={words.recipeTitle(file.program, file.fileName)}>
          <CodeBlock text={file.text} about={words.recipe} />
        </Disclosure>
      ))}
    </Disclosure>
  )
}

function Step({ step, number }: { step: GuideStep; number: number }) {
  return (
    <li className="keep-together flex flex-col gap-2">
      <h3 className="text-base font-semibold">
        {number}. {step.title}
      </h3>
      <p className="max-w-prose wrap-anywhere">{step.text}</p>
      {step.settings ? (
        <div className="rounded-md bg-sunken px-4 py-3">
          <Facts
            rows={step.settings.map(({ name, value, why }) => ({
              term: name,
              value: (
                <>
                  <span className="font-semibold">{value}</span>
                  {why ? <span className="block text-sm text-muted">{why}</span> : null}
                </>
              ),
            }))}
          />
        </div>
      ) : null}
      {step.caution ? (
        <p className="flex gap-2 text-sm text-care">
          <Icon name="care" />
          {step.caution}
        </p>
      ) : null}
    </li>
  )
}
