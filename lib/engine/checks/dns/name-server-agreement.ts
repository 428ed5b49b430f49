import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { isAnswer, sameAnswer, serverLabel, type View } from '#lib/engine/facts/dns/views.ts'
import { digAuthoritative } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether all servers that the zone is delegated to say the same of the link host. Addresses
 * alone may differ by place and moment.
 */
export const nameServerAgreementCheck = defineCheck({
  id: 'dns.name-server-agreement',
  needs: ['ownRecord'],
  codes: ['dns.nameservers-disagree'],
  judge: ({ ownRecord, target }) => {
    const { delegated, views } = ownRecord
    const answers = (delegated.some(isAnswer) ? delegated : views.authoritative).filter(isAnswer)
    const [first] = answers
    if (target.edge !== undefined || !first || answers.length < 2) return notApplicable
    const other = answers.find((view) => !sameAnswer(first, view))
    if (!other) return pass
    return warn({
      code: 'dns.nameservers-disagree',
      params: { zone: ownRecord.zone ?? '', answers: answers.map((view) => `${serverLabel(view.server)}: ${said(view)}`).join('; ') },
      reproduce: [first, other].map(({ server }) => digAuthoritative(target.hostname, 'CNAME', server.address)),
    })
  },
})

const said = (view: View): string =>
  view.outcome === 'records'
    ? [...view.aliases, ...view.addresses].map(({ type, data }) => `${type} ${data}`).join(', ')
    : view.outcome.toUpperCase()
