import type { ReactNode } from 'react'
import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import type { MailActions } from '#components/run/green-mail.tsx'
import { HostTag } from '#components/run/verdict-tag.tsx'
import { CutOverRecord } from '#components/setup/cut-over-record.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { XRayLink } from '#components/x-ray/x-ray-link.tsx'
import type { CutOverView } from '#lib/wizard/records/cut-over-view.ts'
import type { LinkHostView, StepPageView } from '#lib/wizard/view.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'
import { cdnSetupWords as words } from '#lib/words/en/pages.ts'
import { formChrome } from '#lib/words/en/ui.ts'
import { CdnGuide } from './cdn-guide.tsx'
import { HostRun, streamingHosts } from './host-run.tsx'

interface CdnSetupProps {
  view: StepPageView & { id: 'cdn-setup' }
  save: FormAction
  /** starts a rehearsal or a check of one host; null where this visitor may not */
  start: ((kind: 'rehearsal' | 'check', linkHostId: string) => FormAction) | null
  /** see `RunPanel` */
  mail: (subject: LookSubject) => MailActions | null | undefined
}

/** Step 5: guide, rehearsal against the edge, then the cut-over; for each link host. */
export function CdnSetup({ view, save, start, mail }: CdnSetupProps) {
  const { setup } = view
  const streaming = streamingHosts(view.forms.map(({ host }) => host))
  // The ESP or Braze holds the certificate: there is no edge of the customer's to be named or rehearsed.
  const isManaged = setup.path === 'esp-managed' || setup.path === 'braze-managed'
  return (
    <>
      {setup.esp === 'sendgrid' && !isManaged ? (
        <Notice tone="care" title={words.verifyTrapTitle} level={2}>
          <p>{words.verifyTrap}</p>
        </Notice>
      ) : null}
      {view.forms.map(({ host, form, guide, cutOver }) => (
        <Card key={host.id} labelledBy={`host-${host.id}`} id={host.hostname}>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id={`host-${host.id}`} className="min-w-0 text-xl wrap-anywhere">
              {host.hostname}
            </h2>
            <HostTag state={host.state} />
          </div>
          {guide ? (
            <CdnGuide guide={guide} open={view.forms.length === 1 && !host.edgeName && !host.check} />
          ) : (
            <Managed isManaged={isManaged} />
          )}
          <ActionForm action={save} initial={formState(form)} errorTitle={formChrome.errorTitle} idPrefix={`${host.id}-`}>
            <input type="hidden" name="linkHostId" value={host.id} />
            {isManaged ? (
              <input type="hidden" name="edgeName" value={host.edgeName ?? ''} />
            ) : (
              <TextField name="edgeName" label={words.edgeName} hint={words.edgeNameHint} technical />
            )}
            <TextField
              name="links"
              label={words.links}
              hint={setup.esp === 'sparkpost' ? words.linksHintSparkpost : words.linksHint}
              rows={3}
              technical
            />
            <div>
              <Submit look={host.edgeName ? 'secondary' : 'primary'}>{words.save}</Submit>
            </div>
          </ActionForm>
          {isManaged ? null : (
            <Rehearsal
              host={host}
              start={start?.('rehearsal', host.id) ?? null}
              stream={streaming.has(host.id)}
              mail={mail({ kind: 'rehearsal', linkHostId: host.id })}
              cutOver={cutOver}
            />
          )}
          <CutOver
            host={host}
            isManaged={isManaged}
            start={start?.('check', host.id) ?? null}
            stream={streaming.has(host.id)}
            mail={mail({ kind: 'check', linkHostId: host.id })}
          />
        </Card>
      ))}
      <XRayLink setupId={setup.id} />
    </>
  )
}

interface PhaseProps {
  host: LinkHostView
  start: FormAction | null
  stream: boolean
  mail: MailActions | null | undefined
}

function Managed({ isManaged }: { isManaged: boolean }) {
  return isManaged ? (
    <Notice title={words.noCdnTitle} level={3}>
      <p>{words.noCdnLead}</p>
    </Notice>
  ) : null
}

function Rehearsal({ host, start, stream, mail, cutOver }: PhaseProps & { cutOver: CutOverView | null }) {
  return (
    <Part id={`rehearsal-${host.id}`} title={words.rehearsalTitle} lead={words.rehearsalLead}>
      {host.edgeName ? (
        <HostRun host={host} kind="rehearsal" start={start} never={words.rehearsalNever} stream={stream} mail={mail}>
          {cutOver ? <CutOverRecord view={cutOver} /> : null}
        </HostRun>
      ) : (
        <p>{words.rehearsalNeedsEdge}</p>
      )}
    </Part>
  )
}

function CutOver({ host, start, stream, mail, isManaged }: PhaseProps & { isManaged: boolean }) {
  const { title, lead } = isManaged ? words.managedCheck : { title: words.cutoverTitle, lead: words.cutoverLead }
  return (
    <Part id={`check-${host.id}`} title={title} lead={lead}>
      <HostRun host={host} kind="check" start={start} never={words.cutoverNever} stream={stream} mail={mail}>
        <p>{words.cutoverDone}</p>
      </HostRun>
    </Part>
  )
}

function Part({ id, title, lead, children }: { id: string; title: string; lead: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-t border-line pt-6">
      <div className="flex flex-col gap-1">
        <h3 id={id} className="text-lg">
          {title}
        </h3>
        <p className="max-w-prose text-muted">{lead}</p>
      </div>
      {children}
    </section>
  )
}
