import type { CollectionDefinition, OpenResult, StoredRecord } from '../../vault/collection-definition.ts';
import type { Collection } from '../../vault/collection.ts';

const readOnly = Promise.resolve({ ok: false, reason: 'closed' } as const);

/**
 * The same category in several buckets as one list to read: what is decided for the car lies in the vehicle's bucket, the rest in the
 * driver's. Nothing is written through it: every write fails.
 */
export class JoinedRecords<T> implements Collection<T> {
  readonly definition: CollectionDefinition<T>;
  readonly #parts: readonly Collection<T>[];
  #seen: readonly (readonly StoredRecord<T>[])[] = [];
  #all: readonly StoredRecord<T>[] = [];

  /** At least one part. */
  constructor(definition: CollectionDefinition<T>, parts: readonly Collection<T>[]) {
    this.definition = definition;
    this.#parts = parts;
  }

  /** Opens all; the first failure is the answer, and the damage of all is summed. */
  async open(signal?: AbortSignal): Promise<OpenResult> {
    const sum = { unreadablePages: 0, lostPages: 0, invalidRecords: 0, headDamaged: false };
    for (const part of this.#parts) {
      const opened = await part.open(signal);
      if (!opened.ok) return opened;
      sum.unreadablePages += opened.unreadablePages;
      sum.lostPages += opened.lostPages;
      sum.invalidRecords += opened.invalidRecords;
      sum.headDamaged ||= opened.headDamaged;
    }
    return { ok: true, ...sum };
  }

  all(): readonly StoredRecord<T>[] {
    const parts = this.#parts.map((part) => part.all());
    if (parts.some((records, place) => records !== this.#seen[place])) {
      this.#seen = parts;
      this.#all = parts.flat();
    }
    return this.#all;
  }

  get(id: string): StoredRecord<T> | undefined {
    return this.#parts.map((part) => part.get(id)).find((record) => record !== undefined);
  }

  put(): typeof readOnly {
    return readOnly;
  }

  remove(): typeof readOnly {
    return readOnly;
  }

  expire(): typeof readOnly {
    return readOnly;
  }

  restore(): typeof readOnly {
    return readOnly;
  }

  setAside(): typeof readOnly {
    return readOnly;
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    for (const part of this.#parts) part.subscribe(listener, signal);
  }
}
