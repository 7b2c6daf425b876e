/** Pieces of any size, as a stream or a generator gives them. */
export type ByteSource = AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Takes bytes off a source in the sizes that are asked for, and no more of the source than that needs. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array<ArrayBuffer>>;
  #held: Uint8Array<ArrayBuffer> = new Uint8Array();
  #position = 0;

  constructor(source: ByteSource) {
    this.#pieces = source[Symbol.asyncIterator]();
  }

  /** Bytes taken so far. */
  get position(): number {
    return this.#position;
  }

  /** The next `count` bytes; fewer only where the source ends. Rejects as the source does. */
  async take(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const taken = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      if (this.#held.length === 0) {
        const next = await this.#pieces.next();
        if (next.done === true) break;
        this.#held = next.value;
        continue;
      }
      const part = this.#held.subarray(0, count - filled);
      taken.set(part, filled);
      filled += part.length;
      this.#held = this.#held.subarray(part.length);
    }
    this.#position += filled;
    return filled === count ? taken : taken.slice(0, filled);
  }

  /** Gives the source up, whatever is left of it. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
