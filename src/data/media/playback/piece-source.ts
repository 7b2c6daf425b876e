import { CustomSource } from 'mediabunny';
import type { OpenedMedium } from '../locate-medium.ts';

type Opened = Extract<OpenedMedium, { readonly ok: true }>;

/** Opens a piece at one of its bytes. */
export type OpenPiece = (from: number) => Promise<OpenedMedium>;

/** Streams that are kept open: picture, sound and the table of what lies where. */
const mostStreams = 3;
/** Bytes that are rather read over than opened anew. */
const skip = 256_000;
/** Bytes that are held besides what is being shown. */
const cacheBytes = 4_000_000;

/** A piece went, or was found damaged, while it was read. */
export class PieceError extends Error {
  override readonly name = 'PieceError';
}

/**
 * A piece whose bytes are asked for in any order, read from streams that only go forward: decrypted bytes are in memory only, never
 * in a Blob and never at an address that could be cached. Its reads reject with a {@link PieceError}; `signal` ends them.
 */
export function pieceSource(size: number, open: OpenPiece, signal: AbortSignal): CustomSource {
  let streams: readonly ForwardStream[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const endAll = (): void => {
    for (const stream of streams) stream.end();
    streams = [];
  };
  signal.addEventListener('abort', endAll, { once: true });

  async function streamAt(start: number): Promise<ForwardStream> {
    const near = streams
      .filter(({ at }) => at <= start && start - at <= skip)
      .sort((a, b) => b.at - a.at)
      .at(0);
    if (near !== undefined) {
      streams = [near, ...streams.filter((stream) => stream !== near)];
      return near;
    }
    const opened = await open(start);
    if (!opened.ok) throw new PieceError(opened.reason);
    const stream = new ForwardStream(opened, start);
    if (signal.aborted) {
      stream.end();
      throw new PieceError('stopped');
    }
    for (const old of streams.slice(mostStreams - 1)) old.end();
    streams = [stream, ...streams.slice(0, mostStreams - 1)];
    return stream;
  }

  async function read(start: number, end: number): Promise<Uint8Array> {
    const stream = await streamAt(start);
    try {
      return await stream.read(start, end);
    } catch {
      stream.end();
      streams = streams.filter((other) => other !== stream);
      throw new PieceError('unreadable');
    }
  }

  return new CustomSource({
    getSize: () => size,
    read: (start, end) => {
      const mine = last.then(() => read(start, end));
      last = mine.catch(() => undefined);
      return mine;
    },
    dispose: endAll,
    maxCacheSize: cacheBytes,
    // Read ahead of need, a failed read has nobody who waits for it; the next one that is needed fails again and says so.
    handleUnhandledError: () => undefined,
  });
}

class ForwardStream {
  /** The next byte that can be read. */
  at: number;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  #left: Uint8Array = new Uint8Array();

  constructor({ content }: Opened, at: number) {
    this.at = at;
    this.#reader = content.getReader();
  }

  /** `start` is not before {@link at}. Rejects when the stream breaks off or ends before `end`. */
  async read(start: number, end: number): Promise<Uint8Array> {
    const wanted = new Uint8Array(end - start);
    while (this.at < end) {
      if (this.#left.length === 0) {
        const { done, value } = await this.#reader.read();
        if (done) throw new PieceError('short');
        this.#left = value;
      }
      const isBefore = this.at < start;
      const taken = this.#left.subarray(0, (isBefore ? start : end) - this.at);
      if (!isBefore) wanted.set(taken, this.at - start);
      this.#left = this.#left.subarray(taken.length);
      this.at += taken.length;
    }
    return wanted;
  }

  end(): void {
    this.#reader.cancel().catch(() => undefined);
  }
}
