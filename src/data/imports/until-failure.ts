/** A file on a stick that is pulled out fails in the middle; a mistake of the reader's own must not look like that. */
export async function* untilFailure(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array | 'unreadable', void> {
  const chunks = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    while (!ended) {
      const next = await chunks.next().catch(() => 'unreadable' as const);
      ended = next === 'unreadable' || next.done === true;
      if (next === 'unreadable') yield next;
      else if (!next.done) yield next.value;
    }
  } finally {
    if (!ended) await chunks.return?.();
  }
}
