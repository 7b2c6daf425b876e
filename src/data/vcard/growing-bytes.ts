/**
 * Bytes gathered piece by piece at linear cost: joining strings or arrays while looking at the result was quadratic
 * and hung on a 5 MB photo in folded lines.
 */
export class GrowingBytes {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(part: Uint8Array): void {
    const needed = this.#length + part.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(part, this.#length);
    this.#length = needed;
  }

  dropLast(count: number): void {
    this.#length = Math.max(0, this.#length - count);
  }

  at(index: number): number | undefined {
    return index < this.#length ? this.#bytes[index] : undefined;
  }

  /** A view from `start` on, valid until the next call of `append` or `clear`. */
  view(start = 0, end = this.#length): Uint8Array {
    return this.#bytes.subarray(start, Math.min(end, this.#length));
  }

  /** Forgets the content; memory beyond a megabyte is given back. */
  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > 1_048_576) this.#bytes = new Uint8Array(1024);
  }
}
