import { parseTarget } from '#lib/engine/target/parse-target.ts'
import type { Target } from '#lib/engine/target/target.ts'
import type { ScenarioTarget } from './scenario.ts'

/** The target as every entrance of the product would read it. */
export function toTarget({
  hostname,
  esp,
  region,
  espTarget,
  cdn,
  edge,
  expectedEdge,
  links,
  openUrl,
  appLinks,
  records = [],
}: ScenarioTarget): Target {
  const parsed = parseTarget({
    hostname,
    esp,
    region,
    'esp-target': espTarget,
    cdn,
    edge,
    link: links,
    open: openUrl,
    'app-links': appLinks ?? false,
  })
  if (!parsed.ok) throw new Error(`${hostname}: ${parsed.fault.field}: ${parsed.fault.message}`)
  return { ...parsed.target, records: records.map(({ name, type, data }) => ({ name, type, value: data })), expectedEdge }
}
