import { espIds } from '#lib/engine/target/target.ts'

export default function StartPage() {
  return <main>{espIds.join(', ')}</main>
}
