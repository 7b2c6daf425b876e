import type * as z from 'zod/mini';
import type { ImportFile } from './import-file.ts';
import type { Answer, Request } from './import-protocol.ts';

export interface ReadFileOptions<Entry> {
  /** A fresh worker that reads this kind of file, as a module; whoever reads ends it. */
  readonly createWorker: () => Worker;
  /** Ends the import; batches that were handed over stay taken. */
  readonly signal: AbortSignal;
  /** A few times a second; bytes of the file and entries so far. */
  readonly onProgress: (bytesRead: number, total: number, entriesRead: number) => void;
  /** Up to 100 entries; the worker waits until the promise resolves. A rejection ends the import and is passed on. */
  readonly onEntries: (entries: readonly Entry[]) => Promise<void>;
}

export type ReadResult<Account> =
  | { readonly ok: true; readonly account: Account }
  /** `taken` counts the entries whose batches were accepted before. */
  | {
      readonly ok: false;
      readonly reason: 'stopped' | 'worker-failed' | 'unreadable';
      readonly taken: number;
    };

/** Reads one kind of file. */
export type ReadFile<Entry, Account> = (
  file: ImportFile,
  options: ReadFileOptions<Entry>,
) => Promise<ReadResult<Account>>;

/** Reads a file in a worker, batch by batch. Says nothing about the file's name, and keeps nothing of it. */
export async function readInWorker<Entry, Account>(
  file: ImportFile,
  answerSchema: z.ZodMiniType<Answer<Entry, Account>>,
  options: ReadFileOptions<Entry>,
): Promise<ReadResult<Account>> {
  if (options.signal.aborted) return { ok: false, reason: 'stopped', taken: 0 };
  const content = file instanceof Blob ? file : await file.open().catch(() => undefined);
  if (content === undefined) return { ok: false, reason: 'unreadable', taken: 0 };
  return new Promise((resolve, reject) => {
    const reading = new Reading(file.size, answerSchema, options, resolve, reject);
    reading.begin(content);
  });
}

class Reading<Entry, Account> {
  readonly #size: number;
  readonly #answerSchema: z.ZodMiniType<Answer<Entry, Account>>;
  readonly #options: ReadFileOptions<Entry>;
  readonly #resolve: (result: ReadResult<Account>) => void;
  readonly #reject: (error: unknown) => void;
  readonly #worker: Worker;
  readonly #ending = new AbortController();
  #taken = 0;
  /** The batch that is being stored, if any. */
  #storing: Promise<void> = Promise.resolve();

  constructor(
    size: number,
    answerSchema: z.ZodMiniType<Answer<Entry, Account>>,
    options: ReadFileOptions<Entry>,
    resolve: (result: ReadResult<Account>) => void,
    reject: (error: unknown) => void,
  ) {
    this.#size = size;
    this.#answerSchema = answerSchema;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#worker = options.createWorker();
    const { signal } = this.#ending;
    this.#worker.addEventListener('message', (event) => this.#onMessage(event.data), { signal });
    this.#worker.addEventListener('messageerror', () => this.#fail('worker-failed'), { signal });
    this.#worker.addEventListener('error', (event) => this.#onError(event), { signal });
    options.signal.addEventListener('abort', () => this.#fail('stopped'), { signal });
  }

  begin(file: Blob | ReadableStream<Uint8Array>): void {
    if (this.#options.signal.aborted) {
      if (!(file instanceof Blob)) void file.cancel();
      this.#fail('stopped');
    } else this.#send({ kind: 'read', file, size: this.#size }, file instanceof Blob ? [] : [file]);
  }

  #onMessage(data: unknown): void {
    const parsed = this.#answerSchema.safeParse(data);
    if (!parsed.success) {
      this.#fail('worker-failed');
      return;
    }
    const answer = parsed.data;
    switch (answer.kind) {
      case 'progress':
        this.#options.onProgress(answer.bytesRead, this.#size, answer.entriesRead);
        break;
      case 'entries':
        this.#storing = this.#store(answer.entries, answer.batch);
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

  async #store(entries: readonly Entry[], batch: number): Promise<void> {
    try {
      await this.#options.onEntries(entries);
      this.#taken += entries.length;
      if (!this.#ending.signal.aborted) this.#send({ kind: 'next', batch });
    } catch (error) {
      this.#end();
      this.#reject(error);
    }
  }

  /** Waits for the batch that is being stored, so that `taken` is what is there. */
  #fail(reason: 'stopped' | 'worker-failed'): void {
    this.#end();
    // A microtask later, since `onEntries` itself may be what stops the import.
    queueMicrotask(() => {
      void this.#storing.then(() => this.#resolve({ ok: false, reason, taken: this.#taken }));
    });
  }

  #end(): void {
    this.#ending.abort();
    this.#worker.terminate();
  }

  #send(message: Request, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, { transfer });
  }
}
