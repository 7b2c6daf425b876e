import { logFault, word } from '../fault-log/log-fault.ts';
import type { WriteResult } from '../vault/collection-definition.ts';
import type { ImportAccount } from './vcard/import-account.ts';
import { readVcardFile } from './vcard/import-client.ts';
import type { ImportedCard } from './vcard/import-protocol.ts';

type WriteFailure = Extract<WriteResult, { ok: false }>['reason'];

export interface ImportProgress {
  /** Bytes of the file read so far, of `total`. */
  readonly read: number;
  readonly total: number;
  /** Contacts stored so far. */
  readonly taken: number;
}

export type ImportEnd =
  | { readonly kind: 'finished'; readonly account: ImportAccount }
  | { readonly kind: 'cancelled'; readonly taken: number }
  /** Nothing more was stored; what was taken before stays. */
  | { readonly kind: 'failed'; readonly reason: WriteFailure | 'worker-failed'; readonly taken: number };

/** A batch that the vault did not take. */
class NotStored extends Error {
  readonly reason: WriteFailure;
  constructor(reason: WriteFailure) {
    super('contacts/not-stored');
    this.reason = reason;
  }
}

/** One file being imported. Ends in exactly one {@link ImportEnd}; batches stored before the end stay. */
export class ImportRun {
  readonly done: Promise<ImportEnd>;
  readonly #onChanged: () => void;
  readonly #cancelling = new AbortController();
  #progress: ImportProgress;

  constructor(
    file: Blob,
    createWorker: () => Worker,
    store: (cards: readonly ImportedCard[]) => Promise<WriteResult>,
    onChanged: () => void,
  ) {
    this.#onChanged = onChanged;
    this.#progress = { read: 0, total: file.size, taken: 0 };
    this.done = this.#run(file, createWorker, store);
  }

  get progress(): ImportProgress {
    return this.#progress;
  }

  cancel(): void {
    this.#cancelling.abort();
  }

  async #run(
    file: Blob,
    createWorker: () => Worker,
    store: (cards: readonly ImportedCard[]) => Promise<WriteResult>,
  ): Promise<ImportEnd> {
    try {
      const result = await readVcardFile(file, {
        createWorker,
        signal: this.#cancelling.signal,
        onProgress: (read) => this.#advance({ read }),
        onCards: async (cards) => {
          const written = await store(cards);
          if (!written.ok) throw new NotStored(written.reason);
          this.#advance({ taken: this.#progress.taken + cards.length });
        },
      });
      if (result.ok) return { kind: 'finished', account: result.account };
      const { taken } = this.#progress;
      return result.reason === 'stopped'
        ? { kind: 'cancelled', taken }
        : { kind: 'failed', reason: result.reason, taken };
    } catch (error) {
      const { taken } = this.#progress;
      if (error instanceof NotStored) return { kind: 'failed', reason: error.reason, taken };
      logFault({
        code: 'data/import-failed',
        detail: { name: word(error instanceof Error ? error.name : typeof error) },
      });
      return { kind: 'failed', reason: 'worker-failed', taken };
    }
  }

  #advance(step: Partial<ImportProgress>): void {
    this.#progress = { ...this.#progress, ...step };
    this.#onChanged();
  }
}
