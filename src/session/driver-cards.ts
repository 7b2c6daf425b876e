import type { WriteResult } from '../vault/collection-definition.ts';
import type { Vault } from '../vault/vault.ts';
import { openCardOf, type DriverCard, type DriverCardStore } from './driver-card.ts';
import type { Session } from './session.ts';

/** The cards of everybody this session may know. Whose card cannot be read has none here. */
export class DriverCards {
  readonly #stores: Map<string, DriverCardStore>;

  constructor(stores: ReadonlyMap<string, DriverCardStore>) {
    this.#stores = new Map(stores);
  }

  /** By the name of the driver's bucket. */
  of(bucket: string): DriverCardStore | undefined {
    return this.#stores.get(bucket);
  }

  /** Bucket by the id of the key that its driver linked. */
  get linkedKeys(): ReadonlyMap<string, string> {
    const linked = new Map<string, string>();
    for (const [bucket, { card }] of this.#stores)
      if (card.keyId !== undefined) linked.set(card.keyId, bucket);
    return linked;
  }

  /** Names the driver of a bucket that has just been made, and puts them at the end. */
  async add(vault: Vault, bucket: string, name: string, signal: AbortSignal): Promise<WriteResult> {
    const order = 1 + Math.max(0, ...[...this.#stores.values()].map(({ card }) => card.order ?? 0));
    const store = this.of(bucket) ?? (await openCardOf(vault, bucket, signal));
    if (store === undefined) return { ok: false, reason: 'storage' };
    this.#stores.set(bucket, store);
    return store.write({ name, order });
  }

  /** In the order that the drivers chose; those without a place of their own first, unreadable ones last. */
  sort(buckets: readonly string[]): readonly string[] {
    const place = (bucket: string): number => {
      const store = this.of(bucket);
      return store === undefined ? Number.POSITIVE_INFINITY : (store.card.order ?? 0);
    };
    return buckets.toSorted((a, b) =>
      place(a) === place(b) ? (a < b ? -1 : 1) : place(a) < place(b) ? -1 : 1,
    );
  }

  /** Moves one of `order` a place up or down, and numbers all of them; at the ends nothing changes. */
  move(order: readonly string[], bucket: string, by: -1 | 1): Promise<WriteResult> {
    const from = order.indexOf(bucket);
    const other = order[from + by];
    if (from === -1 || other === undefined) return Promise.resolve({ ok: true });
    const moved = order.with(from, other).with(from + by, bucket);
    const places = moved.map((name, index) => [name, { order: index + 1 }] as const);
    return this.write(
      new Map(places.filter(([name, { order: place }]) => this.of(name)?.card.order !== place)),
    );
  }

  /** The key names the driver of `own`, and nobody else. Cut in between, it names nobody rather than two. */
  linkKey(own: string, keyId: string): Promise<WriteResult> {
    const others = [...this.#stores].filter(([bucket, { card }]) => bucket !== own && card.keyId === keyId);
    const changes = new Map<string, Partial<DriverCard>>(
      others.map(([bucket]) => [bucket, { keyId: undefined }]),
    );
    return this.write(changes.set(own, { keyId }));
  }

  /** Writes several cards, one after the other; stops at the first that could not be stored. */
  async write(changes: ReadonlyMap<string, Partial<DriverCard>>): Promise<WriteResult> {
    for (const [bucket, change] of changes) {
      const written = await this.of(bucket)?.write(change);
      if (written?.ok === false) return written;
    }
    return { ok: true };
  }

  /** Calls `listener` after every change of any card, of this window or another. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    for (const store of this.#stores.values()) store.subscribe(listener, signal);
  }
}

/** Reads the cards of who drives and of the others: the open part, also of a driver who is locked. */
export async function openDriverCards(
  vault: Vault,
  { driver, others }: Session,
  signal: AbortSignal,
): Promise<DriverCards> {
  const readable = [driver, ...others].filter(({ state }) => state !== 'unreadable');
  const stores = new Map<string, DriverCardStore>();
  for (const { name } of readable) {
    const store = await openCardOf(vault, name, signal);
    if (store !== undefined) stores.set(name, store);
  }
  return new DriverCards(stores);
}
