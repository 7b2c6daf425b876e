import type { DevicesPort } from '../../../platform/contract/devices.ts';
import type { ExportKind, ExportTarget } from '../../records/export-target.ts';
import { nextTask } from '../../records/next-task.ts';
import { writeToStick, writeToTarget } from '../../records/write-pieces.ts';
import type { WriteEnd } from '../../records/write-pieces.ts';
import { writeGeojson } from '../places/write-geojson.ts';
import { hasNoWaypoint, writeGpx } from '../places/write-gpx.ts';
import type { Destination } from './destinations-collection.ts';

export type PlaceFormat = 'gpx' | 'geojson';
export const placeFormats = ['gpx', 'geojson'] as const satisfies readonly PlaceFormat[];

/** What a file is called says nothing personal: sticks and browsers keep names. */
export const placeFiles: Readonly<Record<PlaceFormat, ExportKind>> = {
  gpx: { name: 'destinations.gpx', mediaType: 'application/gpx+xml', ending: '.gpx' },
  geojson: { name: 'destinations.geojson', mediaType: 'application/geo+json', ending: '.geojson' },
};

export type PlaceExportEnd =
  | {
      readonly kind: 'finished';
      readonly name: string;
      readonly written: number;
      /** Without a position, where the format has no room for them. */
      readonly leftOut: number;
    }
  | Extract<WriteEnd, { readonly kind: 'failed' }>;

/** Where to: a stick, or what the driver chose. */
export type PlaceExportTarget = ExportTarget | { readonly devices: DevicesPort; readonly stick: string };

/** Writes destinations as a file, whole or not at all. Never rejects. */
export async function exportPlaces(
  destinations: readonly Destination[],
  format: PlaceFormat,
  target: PlaceExportTarget,
  signal: AbortSignal,
): Promise<PlaceExportEnd> {
  const leftOut = format === 'gpx' ? destinations.filter(hasNoWaypoint).length : 0;
  const finished = (name: string): PlaceExportEnd => ({
    kind: 'finished',
    name,
    written: destinations.length - leftOut,
    leftOut,
  });
  const file = { bytes: undefined, pieces: placeBytes(format, destinations, signal) };
  const { name } = placeFiles[format];
  const end =
    'stick' in target
      ? await writeToStick(file, { devices: target.devices, id: target.stick, name }, () => undefined, signal)
      : await writeToTarget(file, { target, name }, () => undefined, signal);
  return end.kind === 'finished' ? finished(end.name) : end;
}

/** Characters that are written before the page gets to draw. */
const sliceLength = 65_536;

/** In pieces, between which the page gets to draw. Rejects when `signal` aborts. */
export async function* placeBytes(
  format: PlaceFormat,
  destinations: readonly Destination[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  let slice = '';
  for (const text of format === 'gpx' ? writeGpx(destinations) : writeGeojson(destinations)) {
    slice += text;
    if (slice.length < sliceLength) continue;
    signal?.throwIfAborted();
    yield encoder.encode(slice);
    slice = '';
    await nextTask();
  }
  signal?.throwIfAborted();
  yield encoder.encode(slice);
}
