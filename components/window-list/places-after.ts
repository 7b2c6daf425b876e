/**
 * Where each row of a list stands after the list changed: the place of the same item, else of the next one below it that is still
 * there, else the last place. -1 becomes 0: an empty list has no places, and its caller shows none.
 */
export function placesAfter<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item, index: number) => unknown,
): (index: number) => number {
  let places: ReadonlyMap<unknown, number> | undefined;
  return (index) => {
    // A list of thousands that is typed into is not looked through before it must be.
    places ??= new Map(after.map((item, row) => [keyOf(item, row), row]));
    for (const [offset, item] of before.slice(index).entries()) {
      const place = places.get(keyOf(item, index + offset));
      if (place !== undefined) return place;
    }
    return Math.max(0, Math.min(index, after.length - 1));
  };
}
