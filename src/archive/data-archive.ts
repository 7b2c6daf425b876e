import type { Clock } from '../../platform/contract/clock.ts';
import type { ConnectedDevice, DevicesPort } from '../../platform/contract/devices.ts';
import type { ExportKind, ExportTarget } from '../records/export-target.ts';
import { stickFiles, sticksOf } from '../records/stick-files.ts';
import type { StickFile } from '../records/stick-files.ts';
import type { KeyDerivation } from '../sealed-file/derive-key.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import { Listeners } from '../vault/listeners.ts';
import type { ArchiveCategory } from './archive-category.ts';
import { archiveFileKind, archiveEndings } from './archive-places.ts';
import type { ArchivePlace } from './archive-places.ts';
import type { ArchiveProblem } from './archive-problem.ts';
import type { ArchiveEnd, ArchiveProgress } from './export-archive.ts';
import { exportArchive } from './export-archive.ts';
import { ArchiveImport } from './import-archive.ts';
import type { ArchiveWords } from './index-page.ts';
import type { OpenedArchive } from './open-archive.ts';
import type { StoredCategory } from './store-archive.ts';

export interface DataArchiveOptions {
  /** Of who drives, in the order in which they are shown. */
  readonly categories: readonly ArchiveCategory[];
  /** Undefined where the car has no place for sticks. */
  readonly devices: DevicesPort | undefined;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: RandomBytes;
  /** Of the app. */
  readonly version: string;
  /** Judged anew at each act. */
  readonly isParked: () => boolean;
  readonly derivation?: KeyDerivation;
}

export type ArchiveExportState = ({ readonly kind: 'running' } & ArchiveProgress) | ArchiveEnd;

export type ArchiveImportState =
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'refused'; readonly problem: ArchiveProblem }
  | { readonly kind: 'preview'; readonly archive: OpenedArchive }
  | { readonly kind: 'storing'; readonly done: number; readonly total: number }
  | { readonly kind: 'stored'; readonly categories: readonly StoredCategory[] }
  | { readonly kind: 'undoing' }
  /** `left`: what could not be taken away again. */
  | { readonly kind: 'undone'; readonly left: readonly ArchiveCategory[] };

/**
 * Everything of a driver on its way out and in: one of each at a time. Both outlive the screen that began them. Nothing begins unless
 * the car is parked; what is under way is brought to its end. Passphrases are not kept.
 */
export class DataArchive {
  readonly #options: DataArchiveOptions;
  readonly #listeners = new Listeners();
  #exporting: ArchiveExportState | undefined;
  #importing: ArchiveImportState | undefined;
  #exportEnd = new AbortController();
  #import: ArchiveImport | undefined;
  #undoable: readonly Extract<StoredCategory, { readonly ok: true }>[] = [];

  constructor(options: DataArchiveOptions) {
    this.#options = options;
  }

  get categories(): readonly ArchiveCategory[] {
    return this.#options.categories;
  }

  /** Under way, or over and not read yet. */
  get exporting(): ArchiveExportState | undefined {
    return this.#exporting;
  }

  get importing(): ArchiveImportState | undefined {
    return this.#importing;
  }

  get sticks(): readonly ConnectedDevice[] {
    return sticksOf(this.#options.devices);
  }

  /** What the last import added is known, and can be taken away again. */
  get canUndo(): boolean {
    return this.#undoable.length > 0;
  }

  /** What lies on the sticks; a stick that does not answer has nothing. */
  stickFiles(): Promise<readonly StickFile[]> {
    return stickFiles(this.#options.devices, archiveEndings);
  }

  /** Of a download that begins now. */
  fileKind(isSealed: boolean): ExportKind {
    return archiveFileKind(this.#options.clock.now(), isSealed);
  }

  /**
   * @param chosen ids of categories.
   * @param passphrase empty for a plain ZIP.
   * @param to a stick's id, or what the driver chose for a download. False: not now.
   */
  startExport(
    chosen: ReadonlySet<string>,
    words: ArchiveWords,
    passphrase: string,
    to: string | ExportTarget,
  ): boolean {
    const { categories, clock, isParked, ...options } = this.#options;
    if (!isParked() || this.#exporting?.kind === 'running') return false;
    this.#exportEnd = new AbortController();
    this.#setExport({ kind: 'running', bytes: 0, done: 0, total: 0 });
    void exportArchive(
      {
        ...options,
        categories: categories.filter(({ id }) => chosen.has(id)),
        now: clock.now(),
        words,
        passphrase,
      },
      to,
      (progress) => this.#setExport({ kind: 'running', ...progress }),
      this.#exportEnd.signal,
    ).then((end) => this.#setExport(end));
    return true;
  }

  cancelExport(): void {
    this.#exportEnd.abort();
  }

  /** The result was read. */
  dismissExport(): void {
    if (this.#exporting?.kind !== 'running') this.#setExport(undefined);
  }

  /** Reads and checks a file. False: not now. @param passphrase empty where none was asked for yet. */
  startImport(from: ArchivePlace, passphrase: string): boolean {
    if (!this.#options.isParked() || this.#isChanging) return false;
    const run = new ArchiveImport(this.#options, (done, total) => {
      if (this.#import !== run) return;
      const kind = this.#importing?.kind === 'storing' ? 'storing' : 'reading';
      this.#setImport({ kind, done, total });
    });
    void this.#import?.end();
    this.#import = run;
    this.#setImport({ kind: 'reading', done: 0, total: 0 });
    void run.open(from, passphrase).then((opened) => {
      // Another file was chosen meanwhile, or none any more.
      if (this.#import !== run) return;
      if (opened.ok) this.#setImport({ kind: 'preview', archive: opened.value });
      else this.#refuse(opened.problem);
    });
    return true;
  }

  /** Stores what was seen. False: not now, or nothing was seen. @param chosen ids of categories. */
  apply(chosen: ReadonlySet<string>): boolean {
    const run = this.#import;
    if (!this.#options.isParked() || run === undefined || this.#importing?.kind !== 'preview') return false;
    const { archive } = this.#importing;
    this.#undoable = [];
    this.#setImport({ kind: 'storing', done: 0, total: 0 });
    void run.store(archive, chosen).then((stored) => {
      if (stored.ok) this.#undoable = stored.value.filter(isUndoable);
      if (stored.ok) this.#setImport({ kind: 'stored', categories: stored.value });
      else this.#refuse(stored.problem);
      void run.end();
    });
    return true;
  }

  /** While files are being stored nothing is changed yet; once the records are on their way they arrive. */
  cancelImport(): void {
    void this.#import?.end();
  }

  /** The result was read, or the file is not wanted. What is being stored is stored, or cancelled first. */
  dismissImport(): void {
    if (this.#isChanging) return;
    void this.#import?.end();
    this.#import = undefined;
    this.#setImport(undefined);
  }

  /** Takes away what the last import added; what was there before stays. False: not now, or there is nothing. */
  undo(): boolean {
    if (!this.#options.isParked() || this.#isChanging || !this.canUndo) return false;
    const stored = this.#undoable;
    this.#undoable = [];
    void this.#import?.end();
    this.#import = undefined;
    this.#setImport({ kind: 'undoing' });
    void this.#remove(stored);
    return true;
  }

  /** The drive is over: what was brought in stays. */
  endUndo(): void {
    this.#undoable = [];
    this.#listeners.notify();
  }

  /** Calls `listener` after every change, of the sticks too. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
    this.#options.devices?.subscribe(listener, signal);
  }

  get #isChanging(): boolean {
    return this.#importing?.kind === 'storing' || this.#importing?.kind === 'undoing';
  }

  async #remove(stored: readonly Extract<StoredCategory, { readonly ok: true }>[]): Promise<void> {
    const failed: (typeof stored)[number][] = [];
    for (const one of stored) if (!(await one.category.remove(one.added, 0)).ok) failed.push(one);
    // Once more is possible for what failed.
    this.#undoable = failed;
    this.#setImport({ kind: 'undone', left: failed.map(({ category }) => category) });
  }

  #refuse(problem: ArchiveProblem): void {
    void this.#import?.end();
    this.#import = undefined;
    this.#setImport({ kind: 'refused', problem });
  }

  #setExport(state: ArchiveExportState | undefined): void {
    this.#exporting = state;
    this.#listeners.notify();
  }

  #setImport(state: ArchiveImportState | undefined): void {
    this.#importing = state;
    this.#listeners.notify();
  }
}

function isUndoable(stored: StoredCategory): stored is Extract<StoredCategory, { readonly ok: true }> {
  return stored.ok && stored.added.length > 0;
}
