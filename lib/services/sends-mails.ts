import { readEnv } from '#lib/env.ts'

/** Whether mails go out at all. */
export const sendsMails = (): boolean => readEnv().mail !== undefined
