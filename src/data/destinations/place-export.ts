import type { DeviceFailure, DevicesPort } from '../../../platform/contract/devices.ts';
import type { ExportKind, ExportTarget } from '../../records/export-target.ts';
import { nextTask } from '../../records/next-task.ts';
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
  | {
      readonly kind: 'failed';
      readonly reason: DeviceFailure | 'not-written' | 'too-large' | 'cancelled';
    };

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
  const pieces = bytesOf(format === 'gpx' ? writeGpx(destinations) : writeGeojson(destinations), signal);
  try {
    if ('stick' in target) {
      const written = await writeToStick(pieces, target, placeFiles[format]);
      return written.ok ? finished(written.value) : { kind: 'failed', reason: written.reason };
    }
    const isWritten = await writeToTarget(pieces, target);
    return isWritten ? finished(placeFiles[format].name) : { kind: 'failed', reason: 'too-large' };
  } catch {
    if (!('stick' in target)) await target.abort().catch(() => undefined);
    return { kind: 'failed', reason: signal.aborted ? 'cancelled' : 'not-written' };
  }
}

async function writeToTarget(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  target: ExportTarget,
): Promise<boolean> {
  let written = 0;
  for await (const piece of pieces) {
    written += piece.length;
    if (written > (target.limit ?? Number.POSITIVE_INFINITY)) {
      await target.abort();
      return false;
    }
    await target.write(piece);
  }
  await target.close();
  return true;
}

/** Under a name that no file there has; gives it. */
async function writeToStick(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void>,
  { devices, stick }: { readonly devices: DevicesPort; readonly stick: string },
  { name, ending }: ExportKind,
) {
  const files = await devices.files(stick);
  if (!files.ok) return files;
  const taken = new Set(files.value.map((file) => file.name.toLowerCase()));
  let free = name;
  for (let number = 2; taken.has(free); number += 1)
    free = `${name.slice(0, -ending.length)}-${number}${ending}`;
  const written = await devices.write(stick, free, streamOf(pieces));
  return written.ok ? ({ ok: true, value: free } as const) : written;
}

function streamOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await pieces.return();
    },
  });
}

/** Characters that are written before the page gets to draw. */
const sliceLength = 65_536;

async function* bytesOf(
  texts: Iterable<string>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  let slice = '';
  for (const text of texts) {
    slice += text;
    if (slice.length < sliceLength) continue;
    signal.throwIfAborted();
    yield encoder.encode(slice);
    slice = '';
    await nextTask();
  }
  signal.throwIfAborted();
  yield encoder.encode(slice);
}
