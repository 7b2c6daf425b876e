import type { Clock } from '../../platform/contract/clock.ts';
import type {
  ExpireResult,
  ExpirySelection,
  OpenResult,
  SetAsideResult,
  StoredRecord,
  WriteResult,
} from '../vault/collection-definition.ts';
import type { Collection } from '../vault/collection.ts';
import { messages } from '../i18n/messages.ts';
import { asideFilter, PreparedRecords } from './prepared-records.ts';
import type { RecordItem } from './record-list.ts';
import type { RecordKind } from './record-kind.ts';
import type { RecordView } from './record-view.ts';
import { UndoableChange } from './undoable-change.ts';
import type { Undoable } from './undoable-change.ts';

export type OpenFailure = Exclude<Extract<OpenResult, { ok: false }>['reason'], 'aborted'>;

/** What a list's page needs of the records behind it, whatever they are. */
export interface Shelf {
  readonly isOpen: boolean;
  /** Why it did not open; undefined while it opens, and when it has. */
  readonly failure: OpenFailure | undefined;
  /** Pages that did not decrypt; the rest is shown. */
  readonly unreadablePages: number;
  readonly count: number;
  readonly orders: readonly { readonly id: string; readonly label: string }[];
  readonly filters: readonly { readonly id: string; readonly label: string }[];
  rows(view: RecordView): readonly RecordItem[];
  has(id: string): boolean;
  /** Whether it is kept and used by no service. */
  isAside(id: string): boolean;
  /** Named records, or those before a time; the last change of a list can be undone for {@link undoTime}. */
  remove(selection: ExpirySelection): Promise<ExpireResult>;
  /** Keeps records and has no service use them, at once; or lets services use them again. */
  setAside(ids: readonly string[], isAside: boolean): Promise<SetAsideResult>;
  readonly undoable: Undoable | undefined;
  undo(): Promise<WriteResult>;
  subscribe(listener: () => void, signal: AbortSignal): void;
}

export interface RecordShelfOptions<T extends object> {
  readonly collection: Collection<T>;
  readonly kind: RecordKind<T>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** A legal record: nothing of it is set aside. */
  readonly isReadOnly?: boolean | undefined;
  /** For sorting. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** One category of one driver as a list shows it: prepared rows, changing one, deleting with undo. */
export class RecordShelf<T extends object> implements Shelf {
  readonly #options: RecordShelfOptions<T>;
  readonly #prepared: PreparedRecords<T>;
  readonly #changes: UndoableChange;
  readonly #listeners = new Set<() => void>();
  #isOpen = false;
  #unreadablePages = 0;
  #failure: OpenFailure | undefined;
  #preparedCount = 0;

  constructor(options: RecordShelfOptions<T>) {
    const { collection, kind, language, clock, signal } = options;
    this.#options = options;
    this.#prepared = new PreparedRecords(kind, language);
    this.#changes = new UndoableChange(collection, clock, () => this.#notify(), signal);
    collection.subscribe(() => this.#onChanged(), signal);
    void this.#open();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get failure(): OpenFailure | undefined {
    return this.#failure;
  }

  get unreadablePages(): number {
    return this.#unreadablePages;
  }

  get count(): number {
    return this.#options.collection.all().length;
  }

  get orders(): RecordKind<T>['orders'] {
    return this.#options.kind.orders;
  }

  get filters(): Shelf['filters'] {
    const { kind, isReadOnly } = this.#options;
    if (isReadOnly === true) return kind.filters;
    return [...kind.filters, { id: asideFilter, label: messages.records.aside }];
  }

  rows(view: RecordView): readonly RecordItem[] {
    return this.#prepared.rows(this.#options.collection.all(), view);
  }

  all(): readonly StoredRecord<T>[] {
    return this.#options.collection.all();
  }

  get(id: string): StoredRecord<T> | undefined {
    return this.#options.collection.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  isAside(id: string): boolean {
    return this.get(id)?.isAside === true;
  }

  /** Adds a record. Gives its id. */
  async add(value: T): Promise<WriteResult & { readonly id: string }> {
    const id = this.#options.newId();
    return { ...(await this.#options.collection.put([{ id, value }])), id };
  }

  /** Changes a record that was read at `revision`; `stale` when somebody else changed it since. */
  change(id: string, revision: number, value: T): Promise<WriteResult> {
    return this.#options.collection.put([{ id, revision, value }]);
  }

  get undoable(): Undoable | undefined {
    return this.#changes.undoable;
  }

  remove(selection: ExpirySelection): Promise<ExpireResult> {
    return this.#changes.remove(selection);
  }

  setAside(ids: readonly string[], isAside: boolean): Promise<SetAsideResult> {
    return this.#changes.setAside(ids, isAside);
  }

  undo(): Promise<WriteResult> {
    return this.#changes.undo();
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  async #open(): Promise<void> {
    const opened = await this.#options.collection.open(this.#options.signal);
    if (opened.ok) {
      this.#isOpen = true;
      this.#unreadablePages = opened.unreadablePages;
    } else if (opened.reason !== 'aborted') this.#failure = opened.reason;
    this.#onChanged();
  }

  /** While it opens, the pages come in a few at a time: their rows are prepared then, and not all at once when they are shown. */
  #onChanged(): void {
    if (!this.#isOpen) {
      const records = this.#options.collection.all();
      for (const record of records.slice(this.#preparedCount)) this.#prepared.prepare(record);
      this.#preparedCount = records.length;
    }
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
