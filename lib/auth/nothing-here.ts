import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { paths } from '#lib/wizard/paths.ts'

/**
 * Leads to the page that says that there is nothing at an address, whether it is unknown or
 * not this visitor's. Not Next's `notFound` in a page: that is shown by script alone.
 */
export function nothingHere(): never {
  redirect(paths.nothingHere() as Route)
}
