import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import type { ReadingProblem } from './place-event.ts';
import type { ByteFormat } from './text-bytes.ts';

export interface KmzLimits {
  readonly inflatedBytes: number;
  readonly zipEntries: number;
}

/** Deflate gives at most 1,032 times what it takes: a step stays below 4.3 MB. */
const step = 4_096;

/**
 * The KML documents of a KMZ, one after the other, as it comes in. Everything else in it, archives in the archive
 * included, is passed over without being inflated.
 */
export class KmzDocuments implements ByteFormat {
  readonly #limits: KmzLimits;
  readonly #begin: () => ByteFormat;
  readonly #unzip = new Unzip((file) => this.#onFile(file));
  #files = 0;
  #documents = 0;
  #open = 0;
  #inflated = 0;
  #ending = false;
  #stop: ReadingProblem | undefined;
  #ofDocument: ReadingProblem | undefined;

  /** @param begin called for each KML. */
  constructor(limits: KmzLimits, begin: () => ByteFormat) {
    this.#limits = limits;
    this.#begin = begin;
    this.#unzip.register(UnzipInflate);
  }

  get problem(): ReadingProblem | undefined {
    return this.#stop;
  }

  push(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length && this.#stop === undefined; start += step)
      this.#guard(() => this.#unzip.push(bytes.subarray(start, start + step)));
  }

  end(): void {
    this.#ending = true;
    this.#guard(() => this.#unzip.push(new Uint8Array(0), true));
    if (this.#open > 0) this.#stop ??= { problem: 'truncated' };
    if (this.#documents === 0) this.#stop ??= { problem: 'no-kml' };
    this.#stop ??= this.#ofDocument;
  }

  /** The library throws for an archive that is broken or of a kind it does not know. */
  #guard(work: () => void): void {
    if (this.#stop !== undefined) return;
    try {
      work();
    } catch {
      this.#stop ??= { problem: this.#whatIsWrong };
    }
  }

  get #whatIsWrong(): ReadingProblem['problem'] {
    if (this.#documents === 0) return 'no-kml';
    return this.#ending ? 'truncated' : 'damaged';
  }

  #onFile(file: UnzipFile): void {
    this.#files += 1;
    if (this.#files > this.#limits.zipEntries) this.#stop ??= { problem: 'zip-too-large' };
    if (this.#stop !== undefined || !/\.kml$/i.test(file.name)) return;
    const document = this.#begin();
    this.#documents += 1;
    this.#open += 1;
    file.ondata = (error, piece, final) => {
      if (this.#stop !== undefined) return;
      if (error !== null) this.#stop = { problem: 'damaged' };
      else this.#take(document, piece, final);
    };
    file.start();
  }

  #take(document: ByteFormat, piece: Uint8Array, final: boolean): void {
    this.#inflated += piece.length;
    if (this.#inflated > this.#limits.inflatedBytes) {
      this.#stop = { problem: 'zip-too-large' };
      return;
    }
    if (document.problem === undefined) document.push(piece);
    if (final) {
      this.#open -= 1;
      if (document.problem === undefined) document.end();
    }
    // The archive's other documents may still be good.
    this.#ofDocument ??= document.problem;
  }
}
