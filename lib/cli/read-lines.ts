/**
 * The lines of a stream of bytes, without their ends; of a line of more bytes than `longest`, of
 * which no more than that is ever held, only that it is there: undefined.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<string | undefined> {
  const line = new HeldLine(longest)
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      line.add(chunk.subarray(from, end))
      yield line.take()
      from = end + 1
    }
    line.add(chunk.subarray(from))
  }
  if (line.size > 0) yield line.take()
}

class HeldLine {
  private readonly longest: number
  private parts: Buffer[] = []
  size = 0

  constructor(longest: number) {
    this.longest = longest
  }

  add(part: Buffer): void {
    this.size += part.length
    if (this.size > this.longest) this.parts = []
    else if (part.length > 0) this.parts.push(part)
  }

  take(): string | undefined {
    const text = this.size > this.longest ? undefined : Buffer.concat(this.parts).toString('utf8')
    this.parts = []
    this.size = 0
    return text
  }
}
