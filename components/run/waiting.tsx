import { buttonClass } from '#components/ui/button.tsx'
import type { WaitingView } from '#lib/wizard/waiting/waiting-view.ts'
import { waitingWords as words } from '#lib/words/en/waiting.ts'
import { Countdown } from './countdown.tsx'
import { GreenMail, type MailActions } from './green-mail.tsx'
import { LookAgain } from './look-again.tsx'

interface WaitingProps {
  /** what is looked at: a host name, or the records */
  about: string
  waiting: WaitingView
  /** null: no mail is sent here; undefined: not this visitor's to ask for */
  mail: MailActions | null | undefined
}

/** What happens by itself while a result is waited for, and when. */
export function Waiting({ about, waiting, mail }: WaitingProps) {
  const { nextInMs, watch, agree, madeAt } = waiting
  const now = new Date(madeAt)
  const isAwaited = nextInMs !== null
  if (!isAwaited && !watch && !agree) return null
  return (
    <div className="no-print flex flex-col gap-2 rounded-md bg-sunken px-4 py-3.5 sm:px-5">
      {nextInMs === null ? null : (
        <>
          <LookAgain
            href={waiting.lookHref}
            runId={waiting.runId}
            nextInMs={nextInMs}
            madeAt={madeAt}
            words={{ ...lookWords, pauseAbout: words.pauseAbout(about) }}
            className={`${buttonClass('secondary')} min-w-24`}
          />
          <noscript>
            <p>
              {words.noScript}{' '}
              <a href="?" className="link">
                {words.lookAgain}
              </a>
            </p>
          </noscript>
        </>
      )}
      {agree ? (
        <p>
          <strong className="font-semibold">
            <time dateTime={agree.by}>{(agree.everywhere ? words.agreeEverywhere : words.agreeAsked)(agree.by, now)}</time>
          </strong>
          , <Countdown leftMs={new Date(agree.by).getTime() - now.getTime()} words={clockWords} />. {words.agreeWhy}
        </p>
      ) : null}
      {watch ? <p className="text-sm text-muted">{watchSentence(waiting, now)}</p> : null}
      {isAwaited && mail !== undefined ? <GreenMail about={about} waiting={waiting} mail={mail} /> : null}
    </div>
  )
}

function watchSentence({ watch, green }: WaitingView, now: Date): string {
  if (!watch) return ''
  if ('pausedSince' in watch) return words.watchPaused(watch.pausedSince)
  return (green ? words.watchGreen : words.watch)(watch.nextAt, now)
}

const { seconds, minutes, looking, paused, unreachable, pause, goOn } = words
const lookWords = { seconds, minutes, looking, paused, unreachable, pause, goOn }
const { inMinutes, inMinute, inHours, over } = words
const clockWords = { inMinutes, inMinute, inHours, over }
