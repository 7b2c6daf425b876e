import type { ImportedPlace } from '../../../src/data/places/imported-place.ts';
import type { PlaceLimits } from '../../../src/data/places/limits.ts';
import type { PlaceEvent } from '../../../src/data/places/place-event.ts';
import { readPlaces } from '../../../src/data/places/read-places.ts';

/** Everything a file gives, read in chunks of a size. */
export async function readAll(
  file: string | Uint8Array,
  { chunk = 65_536, limits = {} }: { chunk?: number; limits?: Partial<PlaceLimits> } = {},
): Promise<PlaceEvent[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const events: PlaceEvent[] = [];
  for await (const event of readPlaces(chunksOf(bytes, chunk), { limits })) events.push(event);
  return events;
}

export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export function placesOf(events: readonly PlaceEvent[]): ImportedPlace[] {
  return events.flatMap((event) => (event.kind === 'entry' ? event.places : []));
}

export function skippedOf(events: readonly PlaceEvent[]): readonly (readonly [number, number, string])[] {
  return events.flatMap((event) =>
    event.kind === 'skipped' ? [[event.number, event.line, event.reason] as const] : [],
  );
}

export function remarksOf(events: readonly PlaceEvent[]): readonly (readonly [number, string, string])[] {
  return events.flatMap((event) =>
    event.kind === 'entry'
      ? event.remarks.map(({ field, reason }) => [event.number, field, reason] as const)
      : [],
  );
}
