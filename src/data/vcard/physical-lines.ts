import { GrowingBytes } from './growing-bytes.ts';

/** A line as it stands in the file, without its line ending. */
export interface PhysicalLine {
  /** Valid until the next line is taken. */
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly number: number;
  /** The line was longer than the limit and `bytes` holds its beginning only. */
  readonly overlong: boolean;
}

const CR = 13;
const LF = 10;
const nothing = new Uint8Array(0);

/** Cuts bytes into lines at LF, CRLF, CR and `\r\r\n` (files that passed through a text conversion), over any chunking. */
export class PhysicalLines {
  readonly #maxBytes: number;
  readonly #carry = new GrowingBytes();
  #overlong = false;
  #number = 0;
  /** Carriage returns after `#carry` that may still turn out to belong to one line ending. */
  #returns = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  *push(chunk: Uint8Array): Generator<PhysicalLine> {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (this.#returns > 0) {
        if (byte === CR) {
          this.#returns += 1;
        } else if (byte === LF) {
          this.#returns = 0;
          yield this.#take(nothing);
        } else {
          yield* this.#takeReturns();
        }
        if (byte === CR || byte === LF) {
          start = index + 1;
          continue;
        }
        start = index;
      } else if (byte === LF || (byte === CR && chunk[index + 1] === LF)) {
        yield this.#take(chunk.subarray(start, index));
        if (byte === CR) index += 1;
        start = index + 1;
      } else if (byte === CR) {
        this.#hold(chunk.subarray(start, index));
        this.#returns = 1;
        start = index + 1;
      }
    }
    this.#hold(chunk.subarray(start));
  }

  /** The last line, when the file does not end with a line ending. */
  *end(): Generator<PhysicalLine> {
    if (this.#returns > 0) yield* this.#takeReturns();
    if (this.#carry.length > 0) yield this.#take(nothing);
  }

  *#takeReturns(): Generator<PhysicalLine> {
    const count = this.#returns;
    this.#returns = 0;
    for (let line = 0; line < count; line += 1) yield this.#take(nothing);
  }

  #hold(part: Uint8Array): void {
    const room = this.#maxBytes - this.#carry.length;
    if (part.length > room) this.#overlong = true;
    if (room > 0) this.#carry.append(part.length > room ? part.subarray(0, room) : part);
  }

  #take(rest: Uint8Array): PhysicalLine {
    this.#number += 1;
    if (this.#carry.length === 0 && rest.length <= this.#maxBytes) {
      return { bytes: rest, number: this.#number, overlong: false };
    }
    this.#hold(rest);
    const bytes = this.#carry.view().slice();
    const overlong = this.#overlong;
    this.#carry.clear();
    this.#overlong = false;
    return { bytes, number: this.#number, overlong };
  }
}
