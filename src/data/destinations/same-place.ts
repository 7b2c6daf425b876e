import { foldText } from '../../records/fold-text.ts';
import type { Destination } from './destinations-collection.ts';
import { distanceBetween } from './distance.ts';

/** Places closer than this, under one name, are one place, in metres: what a phone's position is off by in the open. */
const samePlace = 10;

type Known = Pick<Destination, 'name' | 'address' | 'position'>;

/**
 * Finds places that are there already, among those that were {@link add}ed: the same name, without case and accents, and
 * within 10 m; without positions, the same name and address.
 */
export class PlaceIndex {
  readonly #byName = new Map<string, Map<string, { readonly id: string; readonly place: Known }[]>>();

  add(id: string, place: Known): void {
    const name = foldText(place.name.trim());
    const cells = this.#byName.get(name) ?? new Map<string, { id: string; place: Known }[]>();
    this.#byName.set(name, cells);
    const key = cellOf(place);
    const cell = cells.get(key) ?? [];
    cells.set(key, cell);
    cell.push({ id, place });
  }

  /** The id of one that is the same. */
  find(place: Known): string | undefined {
    const cells = this.#byName.get(foldText(place.name.trim()));
    if (cells === undefined) return undefined;
    for (const key of cellsAround(place))
      for (const known of cells.get(key) ?? []) if (isSame(known.place, place)) return known.id;
    return undefined;
  }
}

function isSame(known: Known, place: Known): boolean {
  if (known.position !== undefined && place.position !== undefined)
    return distanceBetween(known.position, place.position) <= samePlace;
  return known.position === undefined && place.position === undefined;
}

/** A ten-thousandth of a degree of latitude is 11.1 m, more than {@link samePlace}: neighbours are enough to look at. */
const rowsPerDegree = 10_000;

function rowOf(latitude: number): number {
  return Math.floor(latitude * rowsPerDegree);
}

/** Rows of latitude only: near the poles and over the date line longitudes say little about distance. */
function cellOf({ position, address = '' }: Known): string {
  return position === undefined ? `at ${foldText(address.trim())}` : String(rowOf(position.latitude));
}

function cellsAround(place: Known): readonly string[] {
  if (place.position === undefined) return [cellOf(place)];
  const row = rowOf(place.position.latitude);
  return [String(row), String(row - 1), String(row + 1)];
}
