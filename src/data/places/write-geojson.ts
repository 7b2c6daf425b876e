import type { Destination } from '../destinations/destinations-collection.ts';

/**
 * Destinations as a GeoJSON FeatureCollection (RFC 7946), in pieces, a feature a line. One without a position has no
 * geometry. Its other fields are properties of the same names; `kind` is one of home, work, favourite and other, `time`
 * is when it was entered (RFC 3339).
 */
export function* writeGeojson(destinations: Iterable<Destination>): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for (const destination of destinations) {
    yield separator + JSON.stringify(featureOf(destination));
    separator = ',\n';
  }
  yield '\n]}\n';
}

function featureOf({ position, name, address, phone, note, kind, enteredAt }: Destination): unknown {
  return {
    type: 'Feature',
    geometry:
      position === undefined ? null : { type: 'Point', coordinates: [position.longitude, position.latitude] },
    properties: { name, address, phone, note, kind, time: new Date(enteredAt).toISOString() },
  };
}
