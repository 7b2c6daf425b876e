import { ByteReader } from '../sealed-file/byte-reader.ts';
import type { ByteSource } from '../sealed-file/byte-reader.ts';
import type { ByteRange } from '../sealed-file/byte-range.ts';

const blockBytes = 65_536;
/** The directory of a ZIP and our manifest stand at its end; both of 20,000 files are about 5 MB. */
const tailBlocks = 128;
/** A reader looks at a file's head again before its content. */
const keptBlocks = 2;

/**
 * A file that can only be read from its beginning, as a stick gives it: passed over up to what is asked for, opened anew for what
 * lies behind. The end of the file is kept once it was met, so that reading a ZIP costs a pass for its directory and one for its files.
 */
export class StreamRange implements ByteRange {
  readonly size: number;
  readonly #open: () => Promise<ByteSource>;
  readonly #kept = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly #tail = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly #tailStart: number;
  #reader: ByteReader | undefined;

  /** `open` begins at the first byte, and rejects where the file cannot be read. */
  constructor(size: number, open: () => Promise<ByteSource>) {
    this.size = size;
    this.#open = open;
    this.#tailStart = Math.max(1, Math.ceil(size / blockBytes) - tailBlocks);
  }

  async read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(start + length, this.size);
    const read = new Uint8Array(Math.max(0, end - start));
    for (let at = start; at < end;) {
      const index = Math.floor(at / blockBytes);
      const block = await this.#block(index);
      const part = block.subarray(at - index * blockBytes, end - index * blockBytes);
      if (part.length === 0) return read.slice(0, at - start);
      read.set(part, at - start);
      at += part.length;
    }
    return read;
  }

  /** Gives the file up. */
  async close(): Promise<void> {
    await this.#reader?.close().catch(() => undefined);
    this.#reader = undefined;
  }

  async #block(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#kept.get(index) ?? this.#tail.get(index);
    if (known) return known;
    if (this.#reader === undefined || this.#reader.position > index * blockBytes) {
      await this.close();
      this.#reader = new ByteReader(await this.#open());
    }
    for (;;) {
      const at = Math.floor(this.#reader.position / blockBytes);
      const block = await this.#reader.take(blockBytes);
      this.#keep(at, block);
      if (at === index || block.length < blockBytes) return at === index ? block : new Uint8Array();
    }
  }

  #keep(index: number, block: Uint8Array<ArrayBuffer>): void {
    if (index >= this.#tailStart) {
      this.#tail.set(index, block);
      return;
    }
    this.#kept.set(index, block);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > keptBlocks && oldest.done !== true) this.#kept.delete(oldest.value);
  }
}
