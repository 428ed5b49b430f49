/** Runs once in each server process, before the first request. */
export async function register(): Promise<void> {
  // This file is compiled for the edge, too, where none of it exists.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServer } = await import('#lib/jobs/start-server.ts')
    await startServer()
  }
}
