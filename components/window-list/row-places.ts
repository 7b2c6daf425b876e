/**
 * Which drawn row shows which item, so that a row that comes into sight is drawn with the elements of one that went: to make an
 * element costs several times as much as to give it other texts.
 */
export class RowPlaces {
  #places: readonly number[] = [];
  #keys: readonly unknown[] = [];
  #made = 0;

  /**
   * Numbers for items by their keys, each only once. An item that was drawn keeps its number; a new one takes over that of an item that
   * went, the one that stood in the same row if it can.
   */
  assign(keys: readonly unknown[]): readonly number[] {
    const [before, wanted] = [this.#places, new Set(keys)];
    const known = new Map(this.#keys.map((key, row) => [key, before[row]]));
    const free = before.filter((_place, row) => !wanted.has(this.#keys[row]));
    this.#places = keys.map((key, row) => {
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const same = free.indexOf(before[row] ?? -1);
      // From the end: rows change ends then as they scroll by, and all between them stay.
      const [taken] = same < 0 ? free.splice(-1) : free.splice(same, 1);
      return taken ?? (this.#made += 1);
    });
    this.#keys = keys;
    return this.#places;
  }
}
