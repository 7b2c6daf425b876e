import type { Collection } from '../../vault/collection.ts';
import { longestPositionList } from '../comfort-settings.ts';
import type {
  ComfortCategory,
  ComfortRecord,
  PositionEntry,
  PositionList,
  PositionPart,
} from '../comfort-settings.ts';
import { nameKey } from './position-name.ts';

export function isList(record: ComfortRecord): record is PositionList {
  return 'positions' in record;
}

export function isPart(record: ComfortRecord): record is PositionPart {
  return !isList(record);
}

/** A list out of the parts alone: those of one name are one position, the newest of each category counts. */
export function adoptedList(
  collections: ReadonlyMap<ComfortCategory, Collection<ComfortRecord>>,
): PositionList {
  const byName = new Map<string, PositionEntry>();
  for (const [category, collection] of collections) {
    const parts = collection
      .all()
      .flatMap(({ id, value }) => (isPart(value) ? [{ id, ...value }] : []))
      .sort((a, b) => a.storedAt - b.storedAt);
    for (const { id, name, storedAt } of parts) {
      const known = byName.get(nameKey(name)) ?? { id, name, storedAt, parts: {} };
      byName.set(nameKey(name), {
        ...known,
        storedAt: Math.max(known.storedAt, storedAt),
        parts: { ...known.parts, [category]: id },
      });
    }
  }
  const positions = [...byName.values()].sort((a, b) => a.storedAt - b.storedAt);
  return { positions: positions.slice(-longestPositionList) };
}
