// Plain JavaScript: an older Node has to be able to say that it is too old.

/**
 * The oldest release of each line of Node that has the fixes of October 2026: an out-of-bounds write in the Brotli
 * decoder (CVE-2026-111497), two ways around the host name in TLS, NUL in names that are looked up. Raise with each advisory.
 */
export const nodeFloors = ['24.22.1', '26.12.1']

/** Whether the product may run on a Node of this version; a line that gets no fixes any more, or has none of these, may not. */
export function mayRunOn(version) {
  const [major, ...patch] = numbersOf(version)
  const floors = nodeFloors.map(numbersOf)
  if (major > floors.at(-1)[0]) return true
  const floor = floors.find(([line]) => line === major)
  return floor !== undefined && (patch[0] - floor[1] || patch[1] - floor[2]) >= 0
}

const numbersOf = (version) => version.replace(/^v/, '').split(/[.-]/, 3).map(Number)
