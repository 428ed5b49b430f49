import { answerLink } from '#lib/auth/link-route.ts'
import { paths } from '#lib/wizard/paths.ts'

type Props = { params: Promise<{ token: string }> }

export async function GET(request: Request, { params }: Props): Promise<Response> {
  return answerLink('csm-sign-in', request, (await params).token, () => paths.csm())
}
