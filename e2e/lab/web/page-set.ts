import type { EdgePage } from '#e2e/lab/scenario.ts'
import type { WebAnswer, WebRequest } from './message.ts'

export type PageMaker = (request: WebRequest) => WebAnswer
/** The answers that a kind of edge writes in its own words. */
export type PageSet = Partial<Record<EdgePage, PageMaker>>
