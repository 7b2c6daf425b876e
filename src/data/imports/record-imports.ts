import type { AlikePair, ImportChanges, MergeResult, UndoResult } from './import-changes.ts';
import type { ImportFile } from './import-file.ts';
import type { FileAccount, ImportEnd } from './import-outcome.ts';
import { ImportRun } from './import-run.ts';
import type { StoreResult } from './import-run.ts';
import type { ReadFile } from './read-in-worker.ts';

/** Takes one import's entries into a collection. */
export interface Intake<T, Entry> {
  readonly changes: ImportChanges<T>;
  /** Stores a batch; all of it or nothing. */
  take(entries: readonly Entry[]): Promise<StoreResult>;
}

/** An import as a screen shows it. The files' names stay in memory only. */
export interface RecordImport<T, Entry, Account extends FileAccount> {
  readonly run: ImportRun<Entry, Account>;
  readonly changes: ImportChanges<T>;
  /** Undefined while it runs. */
  readonly end: ImportEnd<Account> | undefined;
}

/** Merging or undoing that is under way. */
export interface ImportWork {
  readonly kind: 'merging' | 'undoing';
  readonly done: number;
  readonly total: number;
}

export interface RecordImportsOptions<T, Entry, Account> {
  /** For each import anew; `device` is the paired phone whose files they are. */
  readonly newIntake: (device?: string) => Intake<T, Entry>;
  readonly read: ReadFile<Entry, Account>;
  /** Something of this class reads differently now. */
  readonly onChanged: () => void;
  /** The list's rows may be drawn anew: {@link RecordImports.isBusy} is over. */
  readonly onDone: () => void;
}

/** The imports into a collection, one at a time, and the undo of the last one. They outlive the screen that began them. */
export class RecordImports<T, Entry, Account extends FileAccount> {
  readonly #options: RecordImportsOptions<T, Entry, Account>;
  #current: RecordImport<T, Entry, Account> | undefined;
  /** The last import, while it can be undone. */
  #undoable: ImportChanges<T> | undefined;
  #work: ImportWork | undefined;

  constructor(options: RecordImportsOptions<T, Entry, Account>) {
    this.#options = options;
  }

  /** The import under way, or the last one until its account was read. */
  get current(): RecordImport<T, Entry, Account> | undefined {
    return this.#current;
  }

  get work(): ImportWork | undefined {
    return this.#work;
  }

  /** While it is, the rows stay as they are: sorting anew for every batch would be work for nothing. */
  get isBusy(): boolean {
    return this.#isTaking || this.#work !== undefined;
  }

  /** Records that the last import brought, while it can be undone: until the next, ignition off or a restart. */
  get undoable(): number {
    if (this.#undoable === undefined || this.#isTaking) return 0;
    return this.#undoable.addedCount + this.#undoable.mergedCount;
  }

  /** Takes in files, of a paired phone where one is named; the import before can be undone no more. Not while {@link isBusy}. */
  start(
    files: readonly ImportFile[],
    createWorker: () => Worker,
    onProgress: () => void = () => undefined,
    device?: string,
  ): ImportRun<Entry, Account> {
    const intake = this.#options.newIntake(device);
    const { changes } = intake;
    const run = new ImportRun(files, {
      createWorker,
      read: this.#options.read,
      store: (entries) => intake.take(entries),
      onChanged: () => {
        onProgress();
        this.#options.onChanged();
      },
    });
    this.#current = { run, changes, end: undefined };
    this.#undoable = changes;
    this.#options.onChanged();
    void run.done.then((end) => {
      if (this.#current?.run === run) this.#current = { run, changes, end };
      this.#options.onDone();
    });
    return run;
  }

  /** The account of the last import was read; what looks alike stays apart. */
  dismiss(): void {
    if (this.#current?.end === undefined || this.#work !== undefined) return;
    this.#current = undefined;
    this.#options.onChanged();
  }

  /** Merges records that the last import brought into those they look like. Undefined when that is not possible now. */
  async merge(pairs: readonly AlikePair[]): Promise<MergeResult | undefined> {
    const changes = this.#current?.changes;
    if (changes === undefined || this.isBusy) return undefined;
    return this.#do('merging', pairs.length, (report) => changes.merge(pairs, report));
  }

  /** Takes the whole last import back. Undefined when that is not possible now. */
  async undo(): Promise<UndoResult | undefined> {
    const changes = this.#undoable;
    if (changes === undefined || this.isBusy) return undefined;
    const undone = await this.#do('undoing', this.undoable, (report) => changes.undo(report));
    if (undone.ok) {
      if (this.#undoable === changes) this.#undoable = undefined;
      this.dismiss();
    }
    return undone;
  }

  /** The ignition is off: what was imported stays. */
  endUndo(): void {
    this.#undoable = undefined;
    this.#options.onChanged();
  }

  get #isTaking(): boolean {
    return this.#current !== undefined && this.#current.end === undefined;
  }

  async #do<T>(
    kind: ImportWork['kind'],
    total: number,
    run: (report: (done: number) => void) => Promise<T>,
  ): Promise<T> {
    const report = (done: number): void => {
      this.#work = { kind, done, total };
      this.#options.onChanged();
    };
    report(0);
    const result = await run(report);
    this.#work = undefined;
    this.#options.onDone();
    return result;
  }
}
