import type { ImportAccount } from './import-account.ts';
import { answerSchema, type ImportedCard, type Request } from './import-protocol.ts';

export interface ImportOptions {
  /** A fresh worker of `import-worker.ts`, as a module; this function ends it. */
  readonly createWorker: () => Worker;
  /** Ends the import; batches that were handed over stay taken. */
  readonly signal: AbortSignal;
  /** A few times a second; bytes of the file and cards so far. */
  readonly onProgress: (bytesRead: number, total: number, cards: number) => void;
  /** Up to 100 contacts; the worker waits until the promise resolves. A rejection ends the import and is passed on. */
  readonly onCards: (cards: readonly ImportedCard[]) => Promise<void>;
}

export type ImportResult =
  | { readonly ok: true; readonly account: ImportAccount }
  /** `taken` counts the contacts whose batches were accepted before. */
  | { readonly ok: false; readonly reason: 'stopped' | 'worker-failed'; readonly taken: number };

/** Reads a vCard file in a worker, batch by batch. Says nothing about the file's name, and keeps nothing of it. */
export function readVcardFile(file: Blob, options: ImportOptions): Promise<ImportResult> {
  if (options.signal.aborted) return Promise.resolve({ ok: false, reason: 'stopped', taken: 0 });
  return new Promise((resolve, reject) => new ImportRun(file, options, resolve, reject));
}

class ImportRun {
  readonly #file: Blob;
  readonly #options: ImportOptions;
  readonly #resolve: (result: ImportResult) => void;
  readonly #reject: (error: unknown) => void;
  readonly #worker: Worker;
  readonly #ending = new AbortController();
  #taken = 0;
  /** The batch that is being stored, if any. */
  #storing: Promise<void> = Promise.resolve();

  constructor(
    file: Blob,
    options: ImportOptions,
    resolve: (result: ImportResult) => void,
    reject: (error: unknown) => void,
  ) {
    this.#file = file;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#worker = options.createWorker();
    const { signal } = this.#ending;
    this.#worker.addEventListener('message', (event) => this.#onMessage(event.data), { signal });
    this.#worker.addEventListener('messageerror', () => this.#fail('worker-failed'), { signal });
    this.#worker.addEventListener('error', (event) => this.#onError(event), { signal });
    options.signal.addEventListener('abort', () => this.#fail('stopped'), { signal });
    this.#send({ kind: 'read', file });
  }

  #onMessage(data: unknown): void {
    const parsed = answerSchema.safeParse(data);
    if (!parsed.success) {
      this.#fail('worker-failed');
      return;
    }
    const answer = parsed.data;
    switch (answer.kind) {
      case 'progress':
        this.#options.onProgress(answer.bytesRead, this.#file.size, answer.cards);
        break;
      case 'cards':
        this.#storing = this.#store(answer.cards, answer.batch);
        break;
      case 'done':
        this.#end();
        this.#resolve({ ok: true, account: answer.account });
    }
  }

  /** Handled here; the page's own watch for errors need not see it. */
  #onError(event: ErrorEvent): void {
    event.preventDefault();
    this.#fail('worker-failed');
  }

  async #store(cards: readonly ImportedCard[], batch: number): Promise<void> {
    try {
      await this.#options.onCards(cards);
      this.#taken += cards.length;
      if (!this.#ending.signal.aborted) this.#send({ kind: 'next', batch });
    } catch (error) {
      this.#end();
      this.#reject(error);
    }
  }

  /** Waits for the batch that is being stored, so that `taken` is what is there. */
  #fail(reason: 'stopped' | 'worker-failed'): void {
    this.#end();
    // A microtask later, since `onCards` itself may be what stops the import.
    queueMicrotask(() => {
      void this.#storing.then(() => this.#resolve({ ok: false, reason, taken: this.#taken }));
    });
  }

  #end(): void {
    this.#ending.abort();
    this.#worker.terminate();
  }

  #send(message: Request): void {
    this.#worker.postMessage(message);
  }
}
