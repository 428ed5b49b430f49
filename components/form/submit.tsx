import { type ButtonLook, buttonClass } from '#components/ui/button.tsx'
import { formChrome } from '#lib/words/en/ui.ts'
import { SubmitButton } from './submit-button.tsx'

interface SubmitProps {
  children: string
  look?: ButtonLook
  /** what a screen reader adds, where a page has several such buttons */
  about?: string
  name?: string
  value?: string
}

/** The button of a form, in one of the looks of all buttons. */
export function Submit({ look = 'primary', ...rest }: SubmitProps) {
  return <SubmitButton {...rest} working={formChrome.working} className={buttonClass(look)} />
}
