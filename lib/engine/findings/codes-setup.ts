import { code } from './code.ts'

export const setupCodes = {
  'checker.could-not-check': code<{ what: string; reason: string }>('info', 'us'),
}
