import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { Context } from '#lib/services/context.ts'
import { storeFailureOf } from '#lib/store/store-failure.ts'
import { notSavedWords } from '#lib/words/en/errors.ts'
import { loadGrants } from './load-grants.ts'
import { logFault } from './log-fault.ts'
import { readRequest } from './read-request.ts'

/** What a form shows after it was sent, as far as this file has to do with it. */
interface Answer {
  turn: number
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  message?: string
}

/**
 * Does what a form asks for, by whoever sent it. Where that fails by our fault, the form comes
 * back with what was typed and says that it was not saved: never a page that has lost it, and
 * with or without a script. Every server action goes through here.
 * @param sent the form's fields, where it has any
 */
export async function answerForm<S extends Answer>(
  state: S,
  sent: FormData | undefined,
  work: (context: Context) => Promise<NoInfer<S>>,
): Promise<S | Answer> {
  try {
    const { origin, sessionCookie, address } = await readRequest()
    return await work({ grants: await loadGrants(sessionCookie), origin, address })
  } catch (error) {
    // What Next itself throws to lead to another page is no fault.
    unstable_rethrow(error)
    logFault(error)
    return { turn: state.turn + 1, values: sent ? typedIn(sent) : state.values, errors: {}, message: notSavedWords[storeFailureOf(error)] }
  }
}

/** Texts alone: a file cannot be put back into its field, and what Next adds for itself is not the visitor's. */
const typedIn = (sent: FormData): Record<string, string> =>
  Object.fromEntries(
    [...sent].flatMap(([name, value]) => (typeof value === 'string' && !name.startsWith('$ACTION') ? [[name, value]] : [])),
  )
