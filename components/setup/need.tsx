import { Disclosure } from '#components/ui/disclosure.tsx'
import { Facts } from '#components/ui/facts.tsx'
import type { PersonView } from '#lib/wizard/overview/need.ts'
import { needWords as words } from '#lib/words/en/overview.ts'

interface NeedProps {
  people: readonly PersonView[]
  /** before the first step it stands open */
  open: boolean
}

/** Who will be needed, for which steps, and how long it takes. */
export function Need({ people, open }: NeedProps) {
  return (
    <Disclosure summary={words.title} open={open}>
      <div className="max-w-2xl">
        <Facts
          rows={people.map(({ name, what, steps }) => ({
            term: name,
            value: (
              <>
                {what} <span className="block text-sm text-muted">{words.steps(steps)}</span>
              </>
            ),
          }))}
        />
      </div>
      <p className="max-w-prose">{words.time}</p>
    </Disclosure>
  )
}
