import { GrowingBytes } from './growing-bytes.ts';

const nothing = new Uint8Array(0);

/**
 * Makes a file's bytes a stream in which ASCII is ASCII: UTF-16 (by its byte order mark, or by the zero bytes around the
 * first letter) becomes UTF-8, a UTF-8 mark goes, everything else passes as it is, since each value has its own charset.
 */
export class Utf8Bytes {
  #start: GrowingBytes | undefined = new GrowingBytes();
  #utf16: TextDecoder | undefined;
  readonly #encoder = new TextEncoder();

  push(chunk: Uint8Array): Uint8Array {
    if (!this.#start) return this.#convert(chunk);
    this.#start.append(chunk);
    return this.#start.length < 3 ? nothing : this.#begin(this.#start);
  }

  /** What was held back at the end of the file. */
  end(): Uint8Array {
    const held = this.#start ? this.#begin(this.#start) : nothing;
    if (!this.#utf16) return held;
    const rest = this.#encoder.encode(this.#utf16.decode());
    return held.length > 0 ? held : rest;
  }

  #begin(start: GrowingBytes): Uint8Array {
    this.#start = undefined;
    const [first, second, third] = start.view();
    if ((first === 0xff && second === 0xfe) || (first !== 0 && first !== undefined && second === 0)) {
      this.#utf16 = new TextDecoder('utf-16le');
    } else if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) {
      this.#utf16 = new TextDecoder('utf-16be');
    }
    const marked = first === 0xef && second === 0xbb && third === 0xbf;
    return this.#convert(start.view().subarray(marked ? 3 : 0));
  }

  #convert(bytes: Uint8Array): Uint8Array {
    return this.#utf16 ? this.#encoder.encode(this.#utf16.decode(bytes, { stream: true })) : bytes;
  }
}
