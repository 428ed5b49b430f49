import type { FindingView } from '#lib/wizard/view.ts'
import { findingLabels, ownerWords } from '#lib/words/en/ui.ts'

/** A finding as plain text for a mail or a chat: what an admin needs who has never seen the wizard. */
export function findingMessage(finding: FindingView, hostname: string): string {
  const lines = [
    `${finding.title} (${hostname})`,
    '',
    line(findingLabels.found, finding.found),
    line(findingLabels.expected, finding.expected),
    line(findingLabels.why, finding.why),
    line(findingLabels.fix, finding.fix),
    line(findingLabels.owner, ownerWords[finding.owner]),
    ...(finding.reproduce.length > 0 ? ['', `${findingLabels.reproduce}:`, ...finding.reproduce] : []),
  ]
  return lines.filter((text) => text !== null).join('\n')
}

const line = (label: string, text: string): string | null => (text ? `${label}: ${text}` : null)
