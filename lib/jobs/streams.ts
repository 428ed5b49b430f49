const slot = Symbol.for('ssl-wizard.streams')
const holder = globalThis as { [slot]?: Set<() => void> }

const open = (): Set<() => void> => {
  holder[slot] ??= new Set()
  return holder[slot]
}

/**
 * Notes an open stream, with how to close it: a server that is told to stop
 * would wait for it without end.
 * @returns how to take it off the list
 */
export function noteStream(close: () => void): () => void {
  open().add(close)
  return () => open().delete(close)
}

/** Closes every open stream of this process. */
export function closeStreams(): void {
  for (const close of [...open()]) close()
}
