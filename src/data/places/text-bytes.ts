import type { ReadingProblem } from './place-event.ts';

/** Reads a kind of file from its text. */
export interface TextFormat {
  /** Why it cannot be read further; nothing is to be pushed then. */
  readonly problem: ReadingProblem | undefined;
  push(text: string): void;
  end(): void;
}

/** Reads a kind of file from its bytes. */
export interface ByteFormat {
  readonly problem: ReadingProblem | undefined;
  push(bytes: Uint8Array): void;
  end(): void;
}

/** A text file as its bytes come in; the first of them tell how it is encoded. */
export class TextBytes implements ByteFormat {
  readonly #format: TextFormat;
  #start: Uint8Array = new Uint8Array(0);
  #decoder: TextDecoder | undefined;

  constructor(format: TextFormat) {
    this.#format = format;
  }

  get problem(): ReadingProblem | undefined {
    return this.#format.problem;
  }

  push(bytes: Uint8Array): void {
    if (this.#decoder !== undefined) this.#format.push(this.#decoder.decode(bytes, { stream: true }));
    else {
      this.#start = joined(this.#start, bytes);
      if (this.#start.length >= headLength) this.#begin();
    }
  }

  end(): void {
    const decoder = this.#decoder ?? this.#begin();
    this.#format.push(decoder.decode());
    this.#format.end();
  }

  #begin(): TextDecoder {
    this.#decoder = decoderFor(this.#start);
    this.#format.push(this.#decoder.decode(this.#start, { stream: true }));
    this.#start = new Uint8Array(0);
    return this.#decoder;
  }
}

/** Two pieces as one. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

const declared = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;
/** Bytes at the start that a declaration is looked for in. */
const headLength = 256;

/**
 * A decoder for a file that begins with these bytes: by its byte order mark, else by its XML declaration, else UTF-8. A
 * name that is not known counts as UTF-8. What does not fit becomes U+FFFD.
 */
export function decoderFor(start: Uint8Array): TextDecoder {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const head = new TextDecoder('latin1').decode(start.subarray(0, headLength)).replace(/^ï»¿/, '');
  return knownDecoder(declared.exec(head)?.[1] ?? 'utf-8');
}

function knownDecoder(label: string): TextDecoder {
  // Bytes that could be read as ASCII up to here are not UTF-16, whatever they say.
  if (/^utf-?16/i.test(label)) return new TextDecoder();
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
