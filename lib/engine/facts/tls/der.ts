/** One element of DER (X.690): its tag, and where it and its content lie in the buffer. */
export interface Element {
  tag: number
  /** offset of the tag */
  from: number
  /** offset of the first byte of the content */
  start: number
  /** offset after the last byte of the content */
  end: number
}

/** Reads the element at an offset. Throws RangeError where the bytes are no DER of definite length. */
export function elementAt(bytes: Buffer, from: number, limit: number): Element {
  if (from + 2 > limit) throw new RangeError('element cut short')
  const tag = bytes.readUInt8(from)
  if ((tag & 0x1f) === 0x1f) throw new RangeError('tag of several bytes')
  const first = bytes.readUInt8(from + 1)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthBytes > 4 || from + 2 + lengthBytes > limit) throw new RangeError('length')
  const length = first < 0x80 ? first : bytes.readUIntBE(from + 2, lengthBytes)
  const start = from + 2 + lengthBytes
  if (start + length > limit) throw new RangeError('content cut short')
  return { tag, from, start, end: start + length }
}

/** The elements inside a constructed element. Throws RangeError as `elementAt` does. */
export function childrenOf(bytes: Buffer, parent: Element): Element[] {
  const children: Element[] = []
  for (let at = parent.start; at < parent.end; ) {
    const child = elementAt(bytes, at, parent.end)
    children.push(child)
    at = child.end
  }
  return children
}

/** The element with its tag and length, as it stands. */
export const wholeOf = (bytes: Buffer, element: Element): Buffer => bytes.subarray(element.from, element.end)

/** The content of an element. */
export const contentOf = (bytes: Buffer, element: Element): Buffer => bytes.subarray(element.start, element.end)

/** An object identifier in dotted form (X.690, 8.19). */
export function oidOf(bytes: Buffer, element: Element): string {
  const arcs: number[] = []
  let arc = 0
  for (const byte of contentOf(bytes, element)) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  const first = arcs.shift() ?? 0
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...arcs].join('.')
}
