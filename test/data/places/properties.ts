import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import {
  destinationSchema,
  type Destination,
} from '../../../src/data/destinations/destinations-collection.ts';
import type { ImportedPlace } from '../../../src/data/places/imported-place.ts';
import { writeGeojson } from '../../../src/data/places/write-geojson.ts';
import { writeGpx } from '../../../src/data/places/write-gpx.ts';
import type { PlaceEvent } from '../../../src/data/places/place-event.ts';
import { anyDestination } from './any-place.ts';
import { placesOf, readAll } from './read-all.ts';

const asImported = ({ enteredAt, ...rest }: Destination, source: 'gpx' | 'geojson'): ImportedPlace => ({
  ...rest,
  source,
  time: enteredAt,
});

// Plain comparisons: an `expect` is a step of the test's report each time, and most of the time that such a test takes.
function isRead(
  events: readonly PlaceEvent[],
  destinations: readonly Destination[],
  source: 'gpx' | 'geojson',
): boolean {
  const places = destinations.map((each) => asImported(each, source));
  return isDeepStrictEqual(placesOf(events), places) && isDeepStrictEqual(events.at(-1), { kind: 'end' });
}

/** What was written is read again to the letter. */
export async function roundTrips(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDestination(true), { maxLength: 3 }), async (destinations) => {
      const areDestinations = destinations.every((each) => destinationSchema.safeParse(each).success);
      const gpx = await readAll([...writeGpx(destinations)].join(''), { chunk: 97 });
      return areDestinations && isRead(gpx, destinations, 'gpx');
    }),
    { numRuns },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyDestination(false), { maxLength: 3 }), async (destinations) => {
      const json = await readAll([...writeGeojson(destinations)].join(''), { chunk: 97 });
      return isRead(json, destinations, 'geojson');
    }),
    { numRuns },
  );
}
