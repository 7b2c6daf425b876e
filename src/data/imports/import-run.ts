import { logFault, word } from '../../fault-log/log-fault.ts';
import { nameOfImport, type ImportFile } from './import-file.ts';
import type { FileAccount, FileOutcome, ImportEnd, WriteFailure } from './import-outcome.ts';
import type { ReadFile } from './read-in-worker.ts';

export interface ImportProgress {
  /** Bytes of all files read so far, of `total`. */
  readonly read: number;
  readonly total: number;
  /** Records stored so far. */
  readonly taken: number;
  /** The file that is being read, from 1, of `files`. */
  readonly file: number;
  readonly files: number;
}

/** A batch of entries that was stored, but for those already there. */
export type StoreResult =
  { readonly ok: true; readonly taken: number; readonly present: number } | WriteFailure;

export interface ImportRunOptions<Entry, Account> {
  readonly read: ReadFile<Entry, Account>;
  readonly createWorker: () => Worker;
  /** All of a batch or none of it. */
  readonly store: (entries: readonly Entry[]) => Promise<StoreResult>;
  readonly onChanged: () => void;
}

/** A batch that the vault did not take. */
class NotStored extends Error {
  readonly reason: WriteFailure['reason'];
  constructor(reason: WriteFailure['reason']) {
    super('import/not-stored');
    this.reason = reason;
  }
}

/**
 * Files being imported one after the other; one that cannot be read does not stop the next. Ends in exactly one
 * {@link ImportEnd}; batches stored before the end stay.
 */
export class ImportRun<Entry, Account extends FileAccount> {
  readonly done: Promise<ImportEnd<Account>>;
  readonly #options: ImportRunOptions<Entry, Account>;
  readonly #cancelling = new AbortController();
  readonly #outcomes: FileOutcome<Account>[] = [];
  #progress: ImportProgress;

  constructor(files: readonly ImportFile[], options: ImportRunOptions<Entry, Account>) {
    this.#options = options;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    this.#progress = { read: 0, total, taken: 0, file: 1, files: files.length };
    this.done = this.#run(files);
  }

  get progress(): ImportProgress {
    return this.#progress;
  }

  cancel(): void {
    this.#cancelling.abort();
  }

  async #run(files: readonly ImportFile[]): Promise<ImportEnd<Account>> {
    let before = 0;
    for (const [index, file] of files.entries()) {
      if (index > 0 && this.#cancelling.signal.aborted) return { kind: 'cancelled', files: this.#outcomes };
      if (index > 0) this.#advance({ file: index + 1, read: before });
      const failure = await this.#read(file, before);
      if (failure !== undefined) return { kind: 'failed', reason: failure, files: this.#outcomes };
      if (this.#outcomes.at(-1)?.problem === 'stopped') return { kind: 'cancelled', files: this.#outcomes };
      before += file.size;
    }
    return { kind: 'finished', files: this.#outcomes };
  }

  /** One file. Gives what ends the whole run, if anything. */
  async #read(
    file: ImportFile,
    before: number,
  ): Promise<WriteFailure['reason'] | 'worker-failed' | undefined> {
    let taken = 0;
    let present = 0;
    const name = nameOfImport(file);
    const add = (rest: Pick<FileOutcome<Account>, 'account' | 'problem'>): undefined => {
      this.#outcomes.push({ name, taken, present, ...rest });
    };
    try {
      const result = await this.#options.read(file, {
        createWorker: this.#options.createWorker,
        signal: this.#cancelling.signal,
        onProgress: (read) => this.#advance({ read: before + read }),
        onEntries: async (entries) => {
          const stored = await this.#options.store(entries);
          if (!stored.ok) throw new NotStored(stored.reason);
          taken += stored.taken;
          present += stored.present;
          this.#advance({ taken: this.#progress.taken + stored.taken });
        },
      });
      if (result.ok) return add({ account: result.account, problem: result.account.fileProblem });
      return add({ account: undefined, problem: result.reason });
    } catch (error) {
      add({ account: undefined, problem: undefined });
      if (error instanceof NotStored) return error.reason;
      logFault({
        code: 'data/import-failed',
        detail: { name: word(error instanceof Error ? error.name : typeof error) },
      });
      return 'worker-failed';
    }
  }

  #advance(step: Partial<ImportProgress>): void {
    this.#progress = { ...this.#progress, ...step };
    this.#options.onChanged();
  }
}
