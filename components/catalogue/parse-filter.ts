import type { Owner } from '#lib/engine/findings/code.ts'
import { type Area, areas } from '#lib/engine/findings/finding.ts'
import type { CatalogueFilter } from '#lib/words/catalogue.ts'

export const filterAreas: readonly Area[] = areas
export const filterOwners: readonly Owner[] = ['dns-admin', 'cdn-admin', 'marketer', 'csm', 'wait', 'us']

/** What an address asks to see; what it does not name, or names wrongly, is everything. */
export function parseCatalogueFilter(params: Readonly<Record<string, string | string[] | undefined>>): CatalogueFilter {
  return {
    area: filterAreas.find((area) => area === params.area),
    owner: filterOwners.find((owner) => owner === params.owner),
  }
}
