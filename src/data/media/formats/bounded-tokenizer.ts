import { EndOfStreamError, fromBuffer } from 'strtok3';

type Inner = ReturnType<typeof fromBuffer>;
type ReadOptions = NonNullable<Parameters<Inner['readBuffer']>[1]>;
type NumberToken = Parameters<Inner['readNumber']>[0];
interface Token<Value> {
  readonly len: number;
  get(array: Uint8Array, offset: number): Value;
}

/** A file asked for more steps than one of its size has a reason to. */
export class TooManySteps extends Error {
  override readonly name = 'TooManySteps';
}

/** For the head of a file, whatever its size. */
const leastSteps = 10_000;
/** One for so many bytes more: frames and boxes hold at least their heads. */
const bytesPerStep = 64;

/**
 * The bytes of a file as the reader of tags asks for them. Each question is counted, so that a file whose parts lead in a circle or
 * nest without end comes to one; and each looks whether the reading was stopped. No piece is longer than the file.
 */
export class BoundedTokenizer {
  readonly #inner: Inner;
  readonly #signal: AbortSignal;
  readonly fileInfo: { size: number; mimeType: string };
  #steps: number;

  constructor(bytes: Uint8Array, mimeType: string, signal: AbortSignal) {
    this.fileInfo = { size: bytes.length, mimeType };
    this.#inner = fromBuffer(bytes, { fileInfo: this.fileInfo });
    this.#signal = signal;
    this.#steps = leastSteps + bytes.length / bytesPerStep;
  }

  /** byte */
  get position(): number {
    return this.#inner.position;
  }

  setPosition(position: number): void {
    this.#step();
    this.#inner.setPosition(position);
  }

  async readBuffer(buffer: Uint8Array, options?: ReadOptions): Promise<number> {
    this.#step();
    return this.#inner.readBuffer(buffer, options);
  }

  async peekBuffer(buffer: Uint8Array, options?: ReadOptions): Promise<number> {
    this.#step();
    return this.#inner.peekBuffer(buffer, options);
  }

  async readToken<Value>(token: Token<Value>, position?: number): Promise<Value> {
    this.#step(token.len);
    return this.#inner.readToken(token, position);
  }

  async peekToken<Value>(token: Token<Value>, position?: number | null): Promise<Value> {
    this.#step(token.len);
    return this.#inner.peekToken(token, position ?? undefined);
  }

  async readNumber(token: NumberToken): Promise<number> {
    this.#step(token.len);
    return this.#inner.readNumber(token);
  }

  async peekNumber(token: NumberToken): Promise<number> {
    this.#step(token.len);
    return this.#inner.peekNumber(token);
  }

  async ignore(length: number): Promise<number> {
    this.#step();
    return this.#inner.ignore(length);
  }

  async close(): Promise<void> {
    await this.#inner.close();
  }

  async abort(): Promise<void> {
    await this.#inner.abort();
  }

  supportsRandomAccess(): boolean {
    return true;
  }

  #step(length = 0): void {
    this.#signal.throwIfAborted();
    this.#steps -= 1;
    if (this.#steps < 0) throw new TooManySteps('The file leads its reader in circles.');
    if (length > this.fileInfo.size) throw new EndOfStreamError();
  }
}
