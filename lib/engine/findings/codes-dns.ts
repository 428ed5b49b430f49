import { code } from './code.ts'

export const dnsCodes = {
  'dns.cname-points-to-esp': code<{ target: string; asked: string }>('blocker', 'dns-admin'),
}
