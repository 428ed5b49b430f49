import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import { paths } from '#lib/wizard/paths.ts'
import { logFault } from './log-fault.ts'

/**
 * Does what a page or an action needs; where that fails by our fault, leads to a page that
 * says so. Next shows a failing page by script alone: without one it would stay blank.
 */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // What Next itself throws to redirect or to say "not found" is no fault.
    unstable_rethrow(error)
    logFault(error)
    redirect(paths.unavailable((await headers()).get('x-address') ?? '/') as Route)
  }
}
