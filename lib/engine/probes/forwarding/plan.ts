import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { sparkpostTestPath } from '#lib/providers/esp/answers.ts'

/** What is asked of the edge and of the ESP; paths hold path and query, byte for byte as they will be sent. */
export interface ForwardingPlan {
  kind: Extract<HttpExchange['kind'], 'real' | 'documented' | 'made-up'>
  link: string
  second?: string
  /** the first link with its token spoiled; real links only */
  control?: string
  open?: string
}

/** Links of today's shapes that no mail holds: SendGrid's query form and path form, the two click paths of SES. */
const madeUpLinks = {
  sendgrid: [
    '/ls/click?upn=u001.ThisTokenWasMadeUpByACheck-2FandBelongsToNoMail-3D-3DAbCd_Q1w2E3r4T5y6U7i8O9p0',
    '/ss/c/u001.ThisTokenWasMadeUpByACheckAndBelongsToNoMail/4zz/Q1w2E3r4T5y6U7i8O9p0aA/h0/h001.MadeUpByACheckAndInNoMail',
  ],
  ses: [
    '/L0/https:%2F%2Fwww.example.com%2Fmade-up-by-a-check/1/0100000000000000-00000000-0000-0000-0000-000000000000-000000/MadeUpByACheckInNoMail00000=1',
    '/CL0/https:%2F%2Fwww.example.com%2Fmade-up-by-a-check/1/0100000000000000-00000000-0000-0000-0000-000000000000-000000/MadeUpByACheckInNoMail00000=1',
  ],
} as const

/** Beside SparkPost's test path: an edge that gives one answer to everything gives it to this too. */
const madeUpPixel = '/q/MadeUpByACheckInNoMail~~/AAAAAAAAA~/MadeUpByACheckAndInNoMailAtAll~'

/** Chooses the links: those given, else what the ESP documents for tests, else made-up ones. Pure. */
export function planForwarding(target: Target): ForwardingPlan {
  const open = target.openUrl === undefined ? undefined : pathOf(target.openUrl)
  const [first, second] = target.links
  if (first !== undefined) {
    const link = pathOf(first)
    return { kind: 'real', link, second: second === undefined ? undefined : pathOf(second), control: spoil(link), open }
  }
  if (target.esp === 'sparkpost') return { kind: 'documented', link: sparkpostTestPath, second: madeUpPixel, open }
  const [link, other] = madeUpLinks[target.esp]
  return { kind: 'made-up', link, second: other, open }
}

/** Path and query of a URL as they stand in it. `URL` would normalise them, and normalising is what is being looked for. */
export function pathOf(url: string): string {
  const rest = /^https?:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1] ?? ''
  return rest.startsWith('/') ? rest : `/${rest}`
}

/**
 * A link that differs from the given one in the middle of its token only: six
 * characters of its longest unescaped run are moved on by one. Undefined when
 * the link holds nothing that looks like a token.
 */
export function spoil(path: string): string | undefined {
  const runs = [...path.matchAll(/(?:%[0-9a-f]{2})|([\w-]{8,})/gi)].filter((match) => match[1] !== undefined)
  const token = runs.sort((a, b) => b[0].length - a[0].length)[0]
  if (!token) return undefined
  const start = token.index + Math.floor((token[0].length - 6) / 2)
  return path.slice(0, start) + path.slice(start, start + 6).replace(/[a-z0-9]/gi, next) + path.slice(start + 6)
}

/** The next letter or digit of the same kind. */
function next(character: string): string {
  const wrapped: Record<string, string> = { z: 'a', Z: 'A', '9': '0' }
  return wrapped[character] ?? String.fromCharCode(character.charCodeAt(0) + 1)
}
