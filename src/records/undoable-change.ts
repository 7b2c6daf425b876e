import type { Clock } from '../../platform/contract/clock.ts';
import type {
  ExpireResult,
  ExpirySelection,
  SetAsideResult,
  WriteResult,
} from '../vault/collection-definition.ts';
import type { Collection } from '../vault/collection.ts';

/** How long what was changed can be brought back, ms (`product.md` section 6). */
export const undoTime = 10_000;

/** `aside`: kept and not used from then on; `released`: used again. */
export type UndoableKind = 'removed' | 'aside' | 'released';

export interface Undoable {
  readonly kind: UndoableKind;
  /** How many records it was. */
  readonly count: number;
  readonly secondsLeft: number;
}

interface Change {
  readonly kind: UndoableKind;
  readonly ids: readonly string[];
  /** On the monotonic clock. */
  readonly at: number;
}

/** The last change of a list that can be undone, for as long as it can. */
export class UndoableChange {
  readonly #collection: Pick<Collection<unknown>, 'expire' | 'restore' | 'setAside'>;
  readonly #clock: Clock;
  readonly #onChanged: () => void;
  readonly #signal: AbortSignal;
  #last: Change | undefined;

  constructor(
    collection: Pick<Collection<unknown>, 'expire' | 'restore' | 'setAside'>,
    clock: Clock,
    onChanged: () => void,
    signal: AbortSignal,
  ) {
    this.#collection = collection;
    this.#clock = clock;
    this.#onChanged = onChanged;
    this.#signal = signal;
  }

  get undoable(): Undoable | undefined {
    if (this.#last === undefined) return undefined;
    const { kind, ids, at } = this.#last;
    const left = at + undoTime - this.#clock.monotonic();
    return left <= 0 ? undefined : { kind, count: ids.length, secondsLeft: Math.ceil(left / 1000) };
  }

  async remove(selection: ExpirySelection): Promise<ExpireResult> {
    return this.#did('removed', await this.#collection.expire(selection, undoTime));
  }

  async setAside(ids: readonly string[], isAside: boolean): Promise<SetAsideResult> {
    const setting = this.#collection.setAside(ids, isAside);
    // It counts from the call, and is shown so.
    this.#onChanged();
    const set = this.#did(isAside ? 'aside' : 'released', await setting);
    if (!set.ok) this.#onChanged();
    return set;
  }

  async undo(): Promise<WriteResult> {
    const last = this.undoable && this.#last;
    this.#last = undefined;
    this.#onChanged();
    if (last === undefined) return { ok: false, reason: 'stale', ids: [] };
    return last.kind === 'removed'
      ? this.#collection.restore(last.ids)
      : this.#collection.setAside(last.ids, last.kind === 'released');
  }

  #did<R extends ExpireResult>(kind: UndoableKind, result: R): R {
    if (result.ok && result.ids.length > 0) {
      const last = { kind, ids: result.ids, at: this.#clock.monotonic() };
      this.#last = last;
      this.#countDown(last);
    }
    return result;
  }

  #countDown(last: object): void {
    if (this.#last !== last) return;
    this.#onChanged();
    if (this.undoable !== undefined) {
      this.#clock.after(1000, () => this.#countDown(last), this.#signal);
    }
  }
}
