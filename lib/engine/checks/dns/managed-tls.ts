import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, warn } from '#lib/engine/checks/verdicts.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { hasManagedTls } from '#lib/providers/registry.ts'

/** Whether the ESP could hold the certificate by itself (SendGrid automatic SSL, SparkPost managed HTTPS), so that no CDN is needed. A remark only. */
export const managedTlsCheck = defineCheck({
  id: 'dns.managed-tls',
  needs: ['destination'],
  codes: ['setup.esp-managed-tls-possible'],
  advisory: true,
  judge: ({ destination, target }) => {
    const atEsp = destination.kind === 'esp' && destination.managedTls
    if (!atEsp && !hasManagedTls(target.espTarget)) return notApplicable
    const params = { target: atEsp ? destination.at : target.espTarget, held: atEsp && destination.presentsCertificate }
    return warn({ code: 'setup.esp-managed-tls-possible', params, reproduce: [dig(target.hostname, 'CNAME')] })
  },
})
