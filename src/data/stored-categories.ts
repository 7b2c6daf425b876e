import type { VehiclePack } from '../pack/load-pack.ts';
import type { CategoryRoutes, StoredCount } from '../records/stored-counts.ts';

type PackCategory = VehiclePack['categories'][number];
type Place = PackCategory['places'][number];

/** What can be done about a category here, from the nearest to the farthest. */
export const categorySections = ['with-screen', 'without-screen', 'at-handover', 'shown-only'] as const;
export type CategorySection = (typeof categorySections)[number];

export interface CategoryEntry {
  readonly id: string;
  readonly section: CategorySection;
  /** Undefined where nobody can count it: unreadable, storage closed, or recorded outside of this display. */
  readonly records: number | undefined;
  readonly isUnreadable: boolean;
  /** `both`: in the car, with a copy on a connected device. */
  readonly place: Place | 'both';
}

/**
 * Every category of the pack, and whatever else is stored, by what can be done about it. Within a section what holds
 * something comes first, the fullest before the others, then in the pack's order. `counts` is undefined while storage
 * is closed.
 */
export function listCategories(
  categories: readonly PackCategory[],
  counts: readonly StoredCount[] | undefined,
  routes: CategoryRoutes,
): readonly CategoryEntry[] {
  const stored = new Map(counts?.map(({ category, records }) => [category, records]));
  const known = categories.map((category): CategoryEntry => {
    const isOurs = category.erasable !== 'no';
    const isUnreadable = stored.has(category.id) && stored.get(category.id) === undefined;
    const counted = isUnreadable ? undefined : (stored.get(category.id) ?? 0);
    return {
      id: category.id,
      section: sectionOf(category, routes),
      records: isOurs && counts !== undefined ? counted : undefined,
      isUnreadable,
      place: placeOf(category.places),
    };
  });
  const unknown = [...stored]
    .filter(([id]) => !categories.some((category) => category.id === id))
    .map(([id, records]): CategoryEntry => {
      return { id, section: 'without-screen', records, isUnreadable: records === undefined, place: 'car' };
    });
  return [...known, ...unknown].sort(
    (a, b) =>
      categorySections.indexOf(a.section) - categorySections.indexOf(b.section) || weight(b) - weight(a),
  );
}

function sectionOf({ id, erasable }: PackCategory, routes: CategoryRoutes): CategorySection {
  if (routes[id] !== undefined) return 'with-screen';
  if (erasable === 'no') return 'shown-only';
  return erasable === 'handover' ? 'at-handover' : 'without-screen';
}

function placeOf(places: readonly Place[]): CategoryEntry['place'] {
  if (places.includes('car') && places.includes('connected-device')) return 'both';
  return places[0] ?? 'car';
}

function weight({ records, isUnreadable }: CategoryEntry): number {
  return isUnreadable ? Number.MAX_SAFE_INTEGER : (records ?? 0);
}
