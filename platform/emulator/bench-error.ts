/** Says what was wrong with a call of the bench, and what would be right. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}

/** A wrong argument, for the error's message. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
