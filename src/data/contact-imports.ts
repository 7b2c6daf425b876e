import { ContactIntake } from './contact-intake.ts';
import type { IntakeOptions } from './contact-intake.ts';
import type { AlikePair, ImportChanges, MergeResult, UndoResult } from './import-changes.ts';
import type { ImportEnd } from './import-outcome.ts';
import { ImportRun } from './import-run.ts';

/** An import as the address book shows it. The files' names stay in memory only. */
export interface ImportInBook {
  readonly run: ImportRun;
  readonly changes: ImportChanges;
  /** Undefined while it runs. */
  readonly end: ImportEnd | undefined;
}

/** Merging or undoing that is under way. */
export interface ImportWork {
  readonly kind: 'merging' | 'undoing';
  readonly done: number;
  readonly total: number;
}

export interface ContactImportsOptions extends IntakeOptions {
  /** Something of this class reads differently now. */
  readonly onChanged: () => void;
  /** The address book's rows may be drawn anew: {@link ContactImports.isBusy} is over. */
  readonly onDone: () => void;
}

/** The imports of an address book, one at a time, and the undo of the last one. They outlive the screen that began them. */
export class ContactImports {
  readonly #options: ContactImportsOptions;
  #current: ImportInBook | undefined;
  /** The last import, while it can be undone. */
  #undoable: ImportChanges | undefined;
  #work: ImportWork | undefined;

  constructor(options: ContactImportsOptions) {
    this.#options = options;
  }

  /** The import under way, or the last one until its account was read. */
  get current(): ImportInBook | undefined {
    return this.#current;
  }

  get work(): ImportWork | undefined {
    return this.#work;
  }

  /** While it is, the rows stay as they are: sorting anew for every batch would be work for nothing. */
  get isBusy(): boolean {
    return this.#isTaking || this.#work !== undefined;
  }

  /** Contacts that the last import brought, while it can be undone: until the next, ignition off or a restart. */
  get undoable(): number {
    if (this.#undoable === undefined || this.#isTaking) return 0;
    return this.#undoable.addedCount + this.#undoable.mergedCount;
  }

  /** Takes in vCard files; the import before can be undone no more. Not while {@link isBusy}. */
  start(
    files: readonly Blob[],
    createWorker: () => Worker,
    onProgress: () => void = () => undefined,
  ): ImportRun {
    const intake = new ContactIntake(this.#options);
    const { changes } = intake;
    const run = new ImportRun(files, {
      createWorker,
      store: (cards) => intake.take(cards),
      onChanged: () => {
        onProgress();
        this.#options.onChanged();
      },
    });
    this.#current = { run, changes, end: undefined };
    this.#undoable = changes;
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

  /** Merges contacts that the last import brought into those they look like. Undefined when that is not possible now. */
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
