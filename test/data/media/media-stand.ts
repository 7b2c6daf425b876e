import { Media } from '../../../src/data/media/media.ts';
import { mediaCollection, type Medium } from '../../../src/data/media/media-collection.ts';
import { Listeners } from '../../../src/vault/listeners.ts';
import type { WriteResult } from '../../../src/vault/collection-definition.ts';
import { MemorySticks } from '../../drivers/take-along-stand.ts';
import { HandClock } from '../../vault/hand-clock.ts';
import { MemoryRecords } from '../memory-records.ts';
import { MemoryBlobs } from './memory-blobs.ts';

export const digest = `${'A'.repeat(43)}=`;
export const common = { isFavourite: false, addedAt: 1_763_800_000_000 };
const onStick = { place: 'device', device: 'a', label: 'Stick a', path: 'song.mp3' } as const;
export const song: Medium = {
  ...{ ...common, kind: 'audio', title: 'Song', artist: 'Artist', album: 'Album', duration: 185.4 },
  ...{ genre: 'Genre', year: 1_999, content: onStick },
};
export const station: Medium = { ...common, kind: 'station', title: 'Radio', band: 'fm', tuning: '98700' };
export const position = { latitude: 52.1, longitude: -5.3 };

/** Tells of every change, as a vault does. */
class ToldRecords extends MemoryRecords<Medium> {
  readonly #listeners = new Listeners();

  override async put(...changes: Parameters<MemoryRecords<Medium>['put']>): Promise<WriteResult> {
    const result = await super.put(...changes);
    this.#listeners.notify();
    return result;
  }

  override subscribe(listener?: () => void, signal?: AbortSignal): void {
    if (listener && signal) this.#listeners.add(listener, signal);
  }
}

/** Media over memory: a vault, sticks and a clock that a test holds in its hand. */
export function mediaStand(
  records: Readonly<Record<string, Medium>>,
  createWorker: () => Worker,
  signal: AbortSignal,
) {
  const collection = new ToldRecords(mediaCollection, records);
  const blobs = new MemoryBlobs();
  const devices = new MemorySticks();
  const clock = new HandClock();
  let ids = 0;
  const newId = (): string => `new-${(ids += 1)}`;
  const media = new Media({
    ...{ collection, blobs, devices, clock, newId, createWorker, signal },
    language: 'en',
  });
  return { media, collection, blobs, devices, clock };
}
