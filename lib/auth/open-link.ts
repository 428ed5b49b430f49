/** Exchanges a resume token for a cookie inside a server action; says whether it was known. */
export async function openLink(_token: string): Promise<boolean> {
  throw new Error('not yet')
}
