import { expect, test } from '@playwright/test';
import type { Destination } from '../../../src/data/destinations/destinations-collection.ts';
import { importOf, placeFilesOf } from '../../../src/data/destinations/destination-sticks.ts';
import { exportPlaces } from '../../../src/data/destinations/place-export.ts';
import type { ExportTarget } from '../../../src/records/export-target.ts';
import { MemorySticks } from '../../drivers/take-along-stand.ts';
import { placesOf, readAll } from '../places/read-all.ts';

const whole: Destination = {
  ...{ name: 'Home', kind: 'home', source: 'entered', enteredAt: 1 },
  position: { latitude: 52, longitude: 4 },
};
const addressOnly: Destination = {
  ...{ name: 'Depot', address: 'Lane 1', kind: 'other', source: 'entered', enteredAt: 1 },
};
const never = new AbortController().signal;

/** A file in memory, and how it ended. */
class MemoryFile implements ExportTarget {
  readonly limit: number | undefined;
  text = '';
  end: 'closed' | 'aborted' | undefined;
  fails = false;

  constructor(limit?: number) {
    this.limit = limit;
  }

  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.fails) return Promise.reject(new Error('full'));
    this.text += new TextDecoder().decode(bytes);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.end = 'closed';
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.end = 'aborted';
    return Promise.resolve();
  }
}

test.describe('exportPlaces', () => {
  test('writes a file that is read again, and says what GPX has no room for', async () => {
    const file = new MemoryFile();
    const many = Array.from({ length: 1_500 }, (_, index) => ({ ...whole, name: `N${index}` }));
    expect(await exportPlaces([...many, addressOnly], 'gpx', file, never)).toEqual({
      ...{ kind: 'finished', name: 'destinations.gpx', written: 1_500, leftOut: 1 },
    });
    expect(file.end).toBe('closed');
    expect(placesOf(await readAll(file.text)).map(({ name }) => name)).toEqual(many.map(({ name }) => name));
    const json = new MemoryFile();
    expect(await exportPlaces([whole, addressOnly], 'geojson', json, never)).toMatchObject({
      ...{ written: 2, leftOut: 0 },
    });
    expect(placesOf(await readAll(json.text)).map(({ name }) => name)).toEqual(['Home', 'Depot']);
  });

  test('leaves nothing when it fails, is too large or is cancelled', async () => {
    const failing = new MemoryFile();
    failing.fails = true;
    const cancelled = AbortSignal.abort();
    for (const [file, signal, reason] of [
      [failing, never, 'not-written'],
      [new MemoryFile(20), never, 'too-large'],
      [new MemoryFile(), cancelled, 'cancelled'],
    ] as const) {
      expect(await exportPlaces([whole], 'gpx', file, signal)).toEqual({ kind: 'failed', reason });
      expect([file.end, file.text]).toEqual(['aborted', '']);
    }
  });

  test('goes to a stick under a name that is free there', async () => {
    const devices = new MemorySticks();
    devices.plugIn('a');
    const names: unknown[] = [];
    for (let time = 0; time < 3; time += 1)
      names.push(await exportPlaces([whole], 'gpx', { devices, stick: 'a' }, never));
    expect(names).toMatchObject(
      ['destinations.gpx', 'destinations-2.gpx', 'destinations-3.gpx'].map((name) => ({ name })),
    );
    expect(await exportPlaces([whole], 'gpx', { devices, stick: 'b' }, never)).toEqual({
      ...{ kind: 'failed', reason: 'gone' },
    });
    devices.writeFailure = 'full';
    expect(await exportPlaces([whole], 'gpx', { devices, stick: 'a' }, never)).toMatchObject({
      reason: 'full',
    });
    const stopped = AbortSignal.abort();
    devices.writeFailure = undefined;
    expect(await exportPlaces([whole], 'gpx', { devices, stick: 'a' }, stopped)).toMatchObject({
      reason: 'cancelled',
    });
    expect(devices.stored.get('a')?.size).toBe(3);
  });
});

test.describe('files of places on a stick', () => {
  test('are those whose names end like them, by name, and are opened when their turn comes', async () => {
    const devices = new MemorySticks();
    devices.plugIn('a');
    for (const name of ['z.GPX', 'b.kmz', 'a.txt', 'c.geojson'])
      devices.stored.get('a')?.set(name, new TextEncoder().encode(name));
    const files = await placeFilesOf(devices);
    expect(files.map(({ file }) => file.name)).toEqual(['b.kmz', 'c.geojson', 'z.GPX']);
    const [first] = files;
    if (first === undefined) throw new Error('no file');
    const file = importOf(devices, first);
    expect([file.name, file.size]).toEqual(['b.kmz', 5]);
    expect(await new Response(await file.open()).text()).toBe('b.kmz');
    devices.pullOut('a');
    await expect(file.open()).rejects.toThrow('places/stick-not-found');
    expect(await placeFilesOf(devices)).toEqual([]);
  });
});
