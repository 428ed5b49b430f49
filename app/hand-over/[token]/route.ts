import { answerLink } from '#lib/auth/link-route.ts'
import { paths } from '#lib/wizard/paths.ts'

type Props = { params: Promise<{ token: string }> }

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { token } = await params
  return answerLink('hand-off', request, token, (_setupId, handOffId) => (handOffId ? paths.tasks(handOffId) : paths.handOverEnded()))
}
