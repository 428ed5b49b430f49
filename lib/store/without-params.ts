/**
 * An error as it may be logged: of a failed query its cause alone, since its message holds
 * everything that was to be stored, links with their tokens among it.
 */
export const withoutParams = (error: unknown): unknown =>
  error instanceof Error && 'params' in error && error.cause instanceof Error ? error.cause : error
