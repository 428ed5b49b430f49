import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface EmscriptenStream {
  nfd?: number
  node: unknown
}
interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: EmscriptenStream) => number }; realPath(node: unknown): string }
}

/**
 * PGlite's file system with a real fsync: as shipped it is a no-op, so that a
 * power cut could take back what was acknowledged.
 */
export class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const result = await super.init(pg, options)
    const preRun = result.emscriptenOpts.preRun as ((module: EmscriptenModule) => void)[]
    preRun.push((module) => {
      module.NODEFS.stream_ops.fsync = (stream) => syncStream(module, stream)
    })
    return result
  }
}

function syncStream(module: EmscriptenModule, stream: EmscriptenStream): number {
  if (stream.nfd !== undefined) {
    fdatasyncSync(stream.nfd)
    return 0
  }
  // A directory has no descriptor of its own in there.
  const fd = openSync(module.NODEFS.realPath(stream.node), 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  return 0
}
