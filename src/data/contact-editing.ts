import type { StoredRecord, WriteResult } from '../vault/collection-definition.ts';
import type { Collection } from '../vault/collection.ts';
import type { Contact } from './contacts/contact.ts';
import { emptyContact } from './contacts/contact-draft.ts';
import { formOf } from './contacts/contact-form.ts';
import type { ContactForm, FieldId } from './contacts/contact-form.ts';
import { isEdited } from './contacts/form-changes.ts';
import { contactOf } from './contacts/form-contact.ts';
import { problemsOf } from './contacts/form-problems.ts';
import type { FieldProblem } from './contacts/form-problems.ts';

export type SaveFailure = Exclude<Extract<WriteResult, { ok: false }>['reason'], 'stale'>;

/** Somebody changed or deleted the contact in another window since the edit began. */
export type EditConflict = 'changed' | 'deleted';

/** A contact while it is edited. */
export interface ContactEdit {
  /** What it was when the edit began; undefined for a new contact. */
  readonly record: StoredRecord<Contact> | undefined;
  /** What the form was made of. */
  readonly original: Contact;
  readonly form: ContactForm;
  /** Empty until the first try to save, and true to the form from then on. */
  readonly problems: ReadonlyMap<FieldId, FieldProblem>;
  readonly isSaving: boolean;
  /** Why the last try to save failed; the form stays as it is. */
  readonly failure: SaveFailure | undefined;
  /** To be decided by {@link ContactEditing.keepMine} or {@link ContactEditing.takeTheirs}. */
  readonly conflict: EditConflict | undefined;
}

/** `id` of the contact that was stored; `refused` says why in {@link ContactEditing.current}. */
export type SaveResult =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly reason: 'refused' };

const refused: SaveResult = { ok: false, reason: 'refused' };

/**
 * The one contact that is being added or changed. It outlives the screen it is edited on, so that nothing that was typed
 * gets lost when the driver looks at something else; it is in memory only and ends with the app.
 */
export class ContactEditing {
  readonly #contacts: Collection<Contact>;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #current: ContactEdit | undefined;
  #hasTried = false;

  constructor(contacts: Collection<Contact>, newId: () => string) {
    this.#contacts = contacts;
    this.#newId = newId;
  }

  get current(): ContactEdit | undefined {
    return this.#current;
  }

  /** Whether anything was entered that leaving would lose. */
  get isEdited(): boolean {
    const edit = this.#current;
    return edit !== undefined && isEdited(edit.form, formOf(edit.original));
  }

  /** Begins with a stored contact, or with a new one. False, and nothing happens, while another edit has something to lose. */
  begin(id?: string): boolean {
    const record = id === undefined ? undefined : this.#contacts.get(id);
    if (this.isEdited || (id !== undefined && record === undefined)) return false;
    this.#start(record);
    return true;
  }

  /** The form was edited. Passed over while it is being stored. */
  change(form: ContactForm): void {
    const edit = this.#current;
    if (edit === undefined || edit.isSaving) return;
    const problems = this.#hasTried ? problemsOf(form, edit.original) : edit.problems;
    this.#set({ ...edit, form, problems });
  }

  /** Ends the edit; what was entered is lost. */
  discard(): void {
    this.#set(undefined);
  }

  /** Stores the contact, unless something is wrong with the form or somebody else changed it meanwhile. */
  async save(): Promise<SaveResult> {
    const edit = this.#current;
    if (edit === undefined) return refused;
    const { record, original, form } = edit;
    return this.#store(edit, contactOf(form, original), record);
  }

  /** Stores the form over what the other window stored; a contact that was deleted there is there again. */
  async keepMine(): Promise<SaveResult> {
    const edit = this.#current;
    if (edit?.record === undefined) return refused;
    const theirs = this.#contacts.get(edit.record.id);
    const { photo: _photo, ...mine } = contactOf(edit.form, edit.original);
    // The photo it began with may be gone from storage; theirs is not.
    const photo = edit.form.keepsPhoto ? theirs?.value.photo : undefined;
    return this.#store(edit, { ...mine, ...(photo !== undefined && { photo }) }, theirs);
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
    edit: ContactEdit,
    contact: Contact,
    over: StoredRecord<Contact> | undefined,
  ): Promise<SaveResult> {
    if (edit.isSaving) return refused;
    this.#hasTried = true;
    const problems = problemsOf(edit.form, edit.original);
    const tried = { ...edit, problems, failure: undefined, conflict: undefined };
    this.#set(tried);
    if (problems.size > 0) return refused;
    this.#set({ ...tried, isSaving: true });
    const id = over?.id ?? this.#newId();
    const written = await this.#contacts.put([
      { id, value: contact, ...(over !== undefined && { revision: over.revision }) },
    ]);
    if (written.ok) this.#set(undefined);
    else if (written.reason !== 'stale') this.#set({ ...tried, failure: written.reason });
    else this.#set({ ...tried, conflict: this.#contacts.get(id) === undefined ? 'deleted' : 'changed' });
    return written.ok ? { ok: true, id } : refused;
  }

  #start(record: StoredRecord<Contact> | undefined): void {
    const original = record?.value ?? emptyContact({ format: 'entered' });
    this.#hasTried = false;
    this.#set({
      record,
      original,
      form: formOf(original),
      problems: new Map(),
      isSaving: false,
      failure: undefined,
      conflict: undefined,
    });
  }

  #set(edit: ContactEdit | undefined): void {
    this.#current = edit;
    for (const listener of [...this.#listeners]) listener();
  }
}
