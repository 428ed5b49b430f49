import { code } from './code.ts'

export const setupCodes = {
  /** `hosts`: those that are not ready, or empty where not all of them were entered */
  'setup.link-host-not-covered': code<{ hosts: string }>('blocker', 'marketer'),
  /** `held`: the ESP shows a certificate for the name already */
  'setup.esp-managed-tls-possible': code<{ target: string; held: boolean }>('info', 'csm'),
  'checker.could-not-check': code<{ what: string; reason: string }>('info', 'us'),
  /** `resolvers`: each with what it said of `name`, which others contradict and no control bears out */
  'checker.resolver-not-believed': code<{ name: string; resolvers: string }>('info', 'us'),
}
