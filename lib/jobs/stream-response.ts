import type { NumberedEvent } from '#lib/services/follow-run.ts'
import { noteStream } from './streams.ts'

/** Proxies in between give up on a connection that is silent for a minute. */
const heartbeatMs = 15_000

type Follow = (seq: number, stop: AbortSignal) => Promise<AsyncGenerator<NumberedEvent, void> | null>

/**
 * Server-sent events from a stored run. A browser that comes back says by
 * `Last-Event-ID` what it has seen. Ends with the run, when the visitor leaves,
 * and when the server stops. 404 where nothing may be seen.
 */
export async function streamResponse(request: Request, follow: Follow): Promise<Response> {
  const stopping = new AbortController()
  const stop = AbortSignal.any([request.signal, stopping.signal])
  const events = await follow(lastSeen(request.headers.get('last-event-id')), stop)
  if (!events) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const forget = noteStream(() => stopping.abort())
  const encoder = new TextEncoder()
  let heartbeat: NodeJS.Timeout | undefined
  const cleanUp = () => {
    clearInterval(heartbeat)
    forget()
    stopping.abort()
  }
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), heartbeatMs)
      try {
        // How soon to come back after a broken connection, milliseconds.
        controller.enqueue(encoder.encode('retry: 1000\n\n'))
        for await (const { seq, event } of events) controller.enqueue(encoder.encode(frame(seq, event)))
        if (!request.signal.aborted) controller.close()
      } catch (error) {
        if (!request.signal.aborted) controller.error(error)
      } finally {
        cleanUp()
      }
    },
    cancel: cleanUp,
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no', // nginx would hold lines back
    },
  })
}

const frame = (seq: number, event: NumberedEvent['event']): string => `id: ${seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`

const lastSeen = (text: string | null): number => {
  const seq = Number(text ?? 0)
  return Number.isSafeInteger(seq) && seq > 0 && seq < 2 ** 31 ? seq : 0
}
