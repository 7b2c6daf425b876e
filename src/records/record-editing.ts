import type { StoredRecord, WriteResult } from '../vault/collection-definition.ts';
import type { Collection } from '../vault/collection.ts';

export type SaveFailure = Exclude<Extract<WriteResult, { ok: false }>['reason'], 'stale'>;

/** Somebody changed or deleted the record in another window since the edit began. */
export type EditConflict = 'changed' | 'deleted';

/** A record while it is edited. */
export interface RecordEdit<T, Form, Field, Problem> {
  /** What it was when the edit began; undefined for a new one. */
  readonly record: StoredRecord<T> | undefined;
  /** What the form was made of. */
  readonly original: T;
  readonly form: Form;
  /** Empty until the first try to save, and true to the form from then on. */
  readonly problems: ReadonlyMap<Field, Problem>;
  readonly isSaving: boolean;
  /** Why the last try to save failed; the form stays as it is. */
  readonly failure: SaveFailure | undefined;
  /** To be decided by {@link RecordEditing.keepMine} or {@link RecordEditing.takeTheirs}. */
  readonly conflict: EditConflict | undefined;
}

/** `id` of the record that was stored; `refused` says why in {@link RecordEditing.current}. */
export type SaveResult =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly reason: 'refused' };

const refused: SaveResult = { ok: false, reason: 'refused' };

/** How a record becomes what is edited, and back. Every function is pure. */
export interface FormRules<T, Form, Field, Problem> {
  /** What a new one begins with; undefined where nothing is added by hand. */
  readonly empty: () => T | undefined;
  readonly formOf: (value: T) => Form;
  readonly isEdited: (form: Form, original: Form) => boolean;
  readonly valueOf: (form: Form, original: T) => T;
  /** What is wrong, by field; empty where it can be stored. */
  readonly problemsOf: (form: Form, original: T) => ReadonlyMap<Field, Problem>;
  /** What is stored over what another window stored; the form's value where it is missing. `theirs` is undefined where it was deleted. */
  readonly over?: (form: Form, original: T, theirs: T | undefined) => T;
}

/**
 * The one record of a list that is being added or changed. It outlives the screen it is edited on, so that nothing that was typed
 * gets lost when the driver looks at something else; it is in memory only and ends with the app.
 */
export class RecordEditing<T, Form, Field, Problem> {
  readonly #collection: Pick<Collection<T>, 'get' | 'put'>;
  readonly #rules: FormRules<T, Form, Field, Problem>;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #current: RecordEdit<T, Form, Field, Problem> | undefined;
  #hasTried = false;

  constructor(
    collection: Pick<Collection<T>, 'get' | 'put'>,
    newId: () => string,
    rules: FormRules<T, Form, Field, Problem>,
  ) {
    this.#collection = collection;
    this.#rules = rules;
    this.#newId = newId;
  }

  get current(): RecordEdit<T, Form, Field, Problem> | undefined {
    return this.#current;
  }

  /** Whether anything was entered that leaving would lose. */
  get isEdited(): boolean {
    const edit = this.#current;
    return edit !== undefined && this.#rules.isEdited(edit.form, this.#rules.formOf(edit.original));
  }

  /** Begins with a stored record, or with a new one. False, and nothing happens, while another edit has something to lose. */
  begin(id?: string): boolean {
    const record = id === undefined ? undefined : this.#collection.get(id);
    const original = id === undefined ? this.#rules.empty() : record?.value;
    if (this.isEdited || original === undefined) return false;
    this.#start(record, original);
    return true;
  }

  /** The form was edited. Passed over while it is being stored. */
  change(form: Form): void {
    const edit = this.#current;
    if (edit === undefined || edit.isSaving) return;
    const problems = this.#hasTried ? this.#rules.problemsOf(form, edit.original) : edit.problems;
    this.#set({ ...edit, form, problems });
  }

  /** Ends the edit; what was entered is lost. */
  discard(): void {
    this.#set(undefined);
  }

  /** Stores the record, unless something is wrong with the form or somebody else changed it meanwhile. */
  async save(): Promise<SaveResult> {
    const edit = this.#current;
    if (edit === undefined) return refused;
    const { record, original, form } = edit;
    return this.#store(edit, this.#rules.valueOf(form, original), record);
  }

  /** Stores the form over what the other window stored; a record that was deleted there is there again. */
  async keepMine(): Promise<SaveResult> {
    const edit = this.#current;
    if (edit?.record === undefined) return refused;
    const theirs = this.#collection.get(edit.record.id);
    const { form, original } = edit;
    const { over, valueOf } = this.#rules;
    const mine = over === undefined ? valueOf(form, original) : over(form, original, theirs?.value);
    return this.#store(edit, mine, theirs);
  }

  /** Ends the edit in favour of what the other window stored. */
  takeTheirs(): void {
    this.discard();
  }

  /** Goes on editing without a decision; the next {@link save} asks again. */
  postpone(): void {
    if (this.#current !== undefined) this.#set({ ...this.#current, conflict: undefined });
  }

  /** Calls `listener` on every change until `signal` aborts. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  async #store(
    edit: RecordEdit<T, Form, Field, Problem>,
    value: T,
    over: StoredRecord<T> | undefined,
  ): Promise<SaveResult> {
    if (edit.isSaving) return refused;
    this.#hasTried = true;
    const problems = this.#rules.problemsOf(edit.form, edit.original);
    const tried = { ...edit, problems, failure: undefined, conflict: undefined };
    this.#set(tried);
    if (problems.size > 0) return refused;
    this.#set({ ...tried, isSaving: true });
    const id = over?.id ?? this.#newId();
    const written = await this.#collection.put([
      { id, value, ...(over !== undefined && { revision: over.revision }) },
    ]);
    if (written.ok) this.#set(undefined);
    else if (written.reason !== 'stale') this.#set({ ...tried, failure: written.reason });
    else this.#set({ ...tried, conflict: this.#collection.get(id) === undefined ? 'deleted' : 'changed' });
    return written.ok ? { ok: true, id } : refused;
  }

  #start(record: StoredRecord<T> | undefined, original: T): void {
    this.#hasTried = false;
    this.#set({
      record,
      original,
      form: this.#rules.formOf(original),
      problems: new Map(),
      isSaving: false,
      failure: undefined,
      conflict: undefined,
    });
  }

  #set(edit: RecordEdit<T, Form, Field, Problem> | undefined): void {
    this.#current = edit;
    for (const listener of [...this.#listeners]) listener();
  }
}
