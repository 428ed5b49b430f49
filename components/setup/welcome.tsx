import { Notice } from '#components/ui/notice.tsx'
import type { WelcomeView } from '#lib/wizard/overview/changes-since.ts'

/** What has changed since the last visit. */
export function Welcome({ welcome }: { welcome: WelcomeView }) {
  return (
    <Notice title={welcome.title} level={2}>
      {welcome.lines.length > 0 ? (
        <ul className="list-disc pl-5">
          {welcome.lines.map((line) => (
            <li key={line} className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
