import { prettifyError } from 'zod'
import { type Evidence, evidenceSchema } from './evidence.ts'

/**
 * Reads evidence that was saved as JSON.
 * @throws Error whose first line says in short what is the matter: no JSON, or not evidence of this version
 */
export function parseEvidence(text: string): Evidence {
  const parsed = evidenceSchema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  const place = first && first.path.length > 0 ? first.path.join('.') : 'the whole'
  throw new Error(`not evidence of version 1: ${place}: ${first?.message ?? 'unknown'}\n${prettifyError(parsed.error)}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`, { cause: error })
  }
}
