import type { Clock } from '../../platform/contract/clock.ts';
import type { ExpireResult, ExpirySelection, WriteResult } from '../vault/collection-definition.ts';
import type { Collection } from '../vault/collection.ts';

/** How long what was deleted can be brought back, ms (`product.md` section 6). */
export const undoTime = 10_000;

/** The last deletion of a list, while it can be undone. */
export class UndoableRemoval {
  readonly #collection: Pick<Collection<unknown>, 'expire' | 'restore'>;
  readonly #clock: Clock;
  readonly #onChanged: () => void;
  readonly #signal: AbortSignal;
  #last: { readonly ids: readonly string[]; readonly at: number } | undefined;

  constructor(
    collection: Pick<Collection<unknown>, 'expire' | 'restore'>,
    clock: Clock,
    onChanged: () => void,
    signal: AbortSignal,
  ) {
    this.#collection = collection;
    this.#clock = clock;
    this.#onChanged = onChanged;
    this.#signal = signal;
  }

  /** How many records can still be brought back, and for how many seconds more. */
  get undoable(): { readonly count: number; readonly secondsLeft: number } | undefined {
    if (this.#last === undefined) return undefined;
    const left = this.#last.at + undoTime - this.#clock.monotonic();
    return left <= 0 ? undefined : { count: this.#last.ids.length, secondsLeft: Math.ceil(left / 1000) };
  }

  async remove(selection: ExpirySelection): Promise<ExpireResult> {
    const removed = await this.#collection.expire(selection, undoTime);
    if (removed.ok && removed.ids.length > 0) {
      const last = { ids: removed.ids, at: this.#clock.monotonic() };
      this.#last = last;
      this.#countDown(last);
    }
    return removed;
  }

  async undo(): Promise<WriteResult> {
    const last = this.undoable && this.#last;
    this.#last = undefined;
    this.#onChanged();
    return last === undefined ? { ok: false, reason: 'stale', ids: [] } : this.#collection.restore(last.ids);
  }

  #countDown(last: object): void {
    if (this.#last !== last) return;
    this.#onChanged();
    if (this.undoable !== undefined) {
      this.#clock.after(1000, () => this.#countDown(last), this.#signal);
    }
  }
}
