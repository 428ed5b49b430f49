import { z } from 'zod'
import { cdnIds, espIds, regions } from '#lib/engine/target/target.ts'
import { espManagedTlsAnswers, hostingPaths, recordSources } from './forms/fields.ts'
import type { StepId } from './steps.ts'

/** What was answered in each step that asks something; stored as it is. */
export const answerSchemas = {
  'braze-setup': z.object({
    esp: z.enum(espIds),
    region: z.enum(regions),
    sendingDomain: z.string(),
    allHostsListed: z.boolean(),
    appLinks: z.boolean(),
    espManagedTls: z.enum(espManagedTlsAnswers),
  }),
  'dns-records': z.object({
    source: z.enum(recordSources),
    /** what was pasted, kept as it is */
    text: z.string(),
    unread: z.array(z.object({ line: z.number(), text: z.string() })),
  }),
  'cdn-and-certificate': z.object({ path: z.enum(hostingPaths), cdn: z.enum(cdnIds).optional() }),
  'request-enablement': z.object({
    requestedBy: z.string(),
    workspace: z.string(),
    note: z.string(),
    requestedAt: z.string(), // RFC 3339, UTC
  }),
} satisfies Partial<Record<StepId, z.ZodType>>

export type AnsweredStep = keyof typeof answerSchemas
export type AnswerOf<S extends AnsweredStep> = z.infer<(typeof answerSchemas)[S]>
export type Answers = { [S in AnsweredStep]?: AnswerOf<S> }

/** Answers from stored rows; a row that no longer fits its schema counts as not answered. */
export function readAnswers(rows: readonly { step: string; data: unknown }[]): Answers {
  const entries = rows.flatMap(({ step, data }) => {
    const parsed = isAnswered(step) ? answerSchemas[step].safeParse(data) : undefined
    return parsed?.success ? [[step, parsed.data]] : []
  })
  return Object.fromEntries(entries) as Answers
}

const isAnswered = (step: string): step is AnsweredStep => Object.hasOwn(answerSchemas, step)
