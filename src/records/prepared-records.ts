import type { StoredRecord } from '../vault/collection-definition.ts';
import { messages } from '../i18n/messages.ts';
import { find, itemsAt } from './find.ts';
import type { FindKey } from './find.ts';
import type { RecordItem } from './record-list.ts';
import type { RecordKind, RecordOrder } from './record-kind.ts';
import type { RecordView } from './record-view.ts';
import { textOrder } from './text-order.ts';
import type { SortKey } from './text-order.ts';

interface Prepared {
  readonly item: RecordItem;
  readonly findKey: FindKey;
}

interface Sorted<T> {
  readonly records: readonly StoredRecord<T>[];
  readonly order: RecordOrder<T>;
  readonly filter: string;
  readonly items: readonly RecordItem[];
  readonly keys: readonly FindKey[];
}

/** The filter that every list has: what is kept and not used. */
export const asideFilter = 'aside';

/**
 * Records ready for a list: each is prepared once for as long as it lives, a sorted list is kept until something changes, and sorting
 * begins from the order before, which costs little when little changed.
 */
export class PreparedRecords<T extends object> {
  readonly #kind: RecordKind<T>;
  readonly #texts;
  readonly #prepared = new WeakMap<T, Prepared>();
  readonly #sortKeys = new Map<string, WeakMap<T, SortKey>>();
  #sorted: Sorted<T> | undefined;
  #found:
    { readonly sorted: Sorted<T>; readonly query: string; readonly items: readonly RecordItem[] } | undefined;
  #places = new Map<string, number>();

  constructor(kind: RecordKind<T>, language: string) {
    this.#kind = kind;
    this.#texts = textOrder(language);
  }

  /** Does the work of one record ahead of time. */
  prepare({ id, value }: StoredRecord<T>): void {
    this.#prepare(id, value);
    const [order] = this.#kind.orders;
    if (order.by === 'text') this.#sortKey(order, value);
  }

  /** The rows of `records` that `view` shows; what was found best first, else in order. */
  rows(records: readonly StoredRecord<T>[], view: RecordView): readonly RecordItem[] {
    const sorted = this.#sort(records, view);
    const { items, keys } = sorted;
    const { query } = view;
    if (query.trim() === '') return items;
    // A page asks for its rows each time that it draws itself.
    if (this.#found?.sorted !== sorted || this.#found.query !== query)
      this.#found = { sorted, query, items: itemsAt(items, find(keys, query)) };
    return this.#found.items;
  }

  #sort(records: readonly StoredRecord<T>[], { filter, order: orderId }: RecordView): Sorted<T> {
    const order = this.#kind.orders.find(({ id }) => id === orderId) ?? this.#kind.orders[0];
    const known = this.#sorted;
    if (known?.records === records && known.order === order && known.filter === filter) return known;
    const shown = this.#fitting(records, filter);
    const last = this.#places.size;
    const before = known?.order === order ? this.#places : undefined;
    if (before) shown.sort((a, b) => (before.get(a.id) ?? last) - (before.get(b.id) ?? last));
    shown.sort(this.#comparing(order));
    this.#places = new Map(shown.map(({ id }, place) => [id, place]));
    const items = shown.map(({ id, value, isAside }) => {
      const { item } = this.#prepare(id, value);
      const said = isAside ? { ...item, detail: messages.records.asideDetail(item.detail) } : item;
      return order.by === 'text' ? { ...said, section: this.#sortKey(order, value).group } : said;
    });
    const keys = shown.map(({ id, value }) => this.#prepare(id, value).findKey);
    this.#sorted = { records, order, filter, items, keys };
    return this.#sorted;
  }

  #fitting(records: readonly StoredRecord<T>[], filter: string): StoredRecord<T>[] {
    if (filter === asideFilter) return records.filter(({ isAside }) => isAside === true);
    const fits = this.#kind.filters.find(({ id }) => id === filter)?.fits;
    return fits === undefined ? [...records] : records.filter(({ value }) => fits(value));
  }

  #comparing(order: RecordOrder<T>): (a: StoredRecord<T>, b: StoredRecord<T>) => number {
    if (order.by === 'number') return (a, b) => order.of(b.value) - order.of(a.value);
    return (a, b) => this.#texts.compare(this.#sortKey(order, a.value), this.#sortKey(order, b.value));
  }

  #prepare(id: string, value: T): Prepared {
    const known = this.#prepared.get(value);
    if (known !== undefined) return known;
    const prepared = {
      item: { id, ...this.#kind.row(value, id) },
      findKey: this.#kind.findKey(value, id),
    };
    this.#prepared.set(value, prepared);
    return prepared;
  }

  #sortKey(order: RecordOrder<T>, value: T): SortKey {
    const keys = this.#sortKeys.get(order.id) ?? new WeakMap<T, SortKey>();
    this.#sortKeys.set(order.id, keys);
    const known = keys.get(value);
    if (known !== undefined) return known;
    const key = this.#texts.keyOf(order.by === 'text' ? order.of(value) : '');
    keys.set(value, key);
    return key;
  }
}
