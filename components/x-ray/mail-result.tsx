import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { CheckField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Notice, type NoticeTone } from '#components/ui/notice.tsx'
import type { MailVerdict, MailView } from '#lib/wizard/trace/view.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { formChrome } from '#lib/words/en/ui.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { HostGroup } from './host-group.tsx'

const tones: Record<MailVerdict, NoticeTone> = {
  https: 'good',
  http: 'care',
  mixed: 'care',
  'other-host': 'care',
  untracked: 'info',
  unclear: 'care',
}

/** More than these to choose from help nobody. */
const mostOffered = 12

/** What a test mail says: the verdict, who sent it, and its links by host. */
export function MailResult({ mail, follow }: { mail: MailView; follow: FormAction | null }) {
  const offered = mail.groups
    .filter(({ standing }) => standing !== 'direct')
    .flatMap(({ links }) => links.filter(({ followable }) => followable))
    .slice(0, mostOffered)
  return (
    <>
      <Notice tone={tones[mail.verdict]} title={mail.headline} level={2} />
      {mail.unread.length > 0 ? (
        <Notice tone="care" title={words.unreadTitle} level={2}>
          {mail.unread.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      ) : null}
      {mail.notes.map(({ title, lines }) => (
        <Notice key={title} title={title} level={2}>
          {lines.map((line) => (
            <p key={line} className="wrap-anywhere">
              {line}
            </p>
          ))}
        </Notice>
      ))}
      <Facts
        rows={[
          { term: words.from, value: mail.fromDomain ?? words.notSaid },
          { term: words.sentAt, value: mail.sentAt ? formatMoment(mail.sentAt) : words.notSaid },
          { term: words.sentBy, value: mail.espName ?? words.notSaid },
        ]}
      />
      <Section id="links" title={words.linksTitle}>
        {mail.groups.length === 0 ? <p className="text-muted">{words.noLinks}</p> : null}
        {mail.groups.map((group) => (
          <HostGroup key={group.host} group={group} />
        ))}
      </Section>
      {follow && offered.length > 0 ? (
        <Card labelledBy="follow-links">
          <div className="flex flex-col gap-1">
            <h2 id="follow-links" className="text-xl">
              {words.followTitle}
            </h2>
            <p className="max-w-prose text-muted">{words.followLead}</p>
          </div>
          <ActionForm action={follow} initial={freshForm} errorTitle={formChrome.errorTitle}>
            <fieldset id="links-chosen" className="flex min-w-0 flex-col wrap-anywhere">
              <legend className="sr-only">{words.followTitle}</legend>
              {offered.map(({ index, url }) => (
                <CheckField key={index} name={`link-${index}`} label={url.short} />
              ))}
            </fieldset>
            <p className="max-w-prose text-sm text-muted">{words.click}</p>
            <div>
              <Submit>{words.followButton}</Submit>
            </div>
          </ActionForm>
        </Card>
      ) : null}
    </>
  )
}
