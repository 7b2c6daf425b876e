import { expect, test } from '@playwright/test';
import { mediaCollection } from '../../../src/data/media/media-collection.ts';

const blob = { id: 'a'.repeat(26), key: `${'A'.repeat(43)}=`, size: 5, type: 'image/jpeg' };
const common = { title: 'T', isFavourite: false, addedAt: 1 };
const onStick = { place: 'device', device: 'd', path: 'p' };

/** What version 1 could hold, with every field that it had. */
const records: readonly object[] = [
  {
    ...common,
    ...{ kind: 'audio', artist: 'A', album: 'B', genre: 'C', year: 1999, duration: 1.5 },
    content: onStick,
  },
  { ...common, kind: 'film', content: { place: 'provider', provider: 'p', id: 'i' } },
  {
    ...common,
    ...{ kind: 'photo', takenAt: 5, position: { latitude: 1, longitude: 2 }, camera: 'K' },
    content: { place: 'car', blob },
  },
  { ...common, kind: 'station', band: 'fm', tuning: '98700' },
];

test.describe('the media collection', () => {
  test('brings each record of version 1 over as it was', () => {
    const step = mediaCollection.migrations[1];
    for (const record of records) {
      const before = structuredClone(record);
      const parsed = mediaCollection.schema.safeParse(step?.(record));
      expect(parsed.data).toEqual(before);
      expect(record).toEqual(before);
    }
  });

  test('takes what a file says of itself, and refuses what it cannot say', () => {
    const photo = {
      ...records[2],
      orientation: 6,
      width: 4_000,
      height: 3_000,
      digest: `${'A'.repeat(43)}=`,
    };
    const film = { ...records[1], duration: 60, width: 1, height: 1, cover: blob };
    const audio = {
      ...records[0],
      cover: blob,
      content: { ...onStick, label: 'L', bytes: 9, type: 'audio/mpeg' },
    };
    for (const value of [photo, film, audio])
      expect(mediaCollection.schema.safeParse(value).data).toEqual(value);
    for (const value of [
      { ...photo, orientation: 9 },
      { ...photo, width: 0 },
      { ...film, duration: -1 },
      { ...film, duration: Number.NaN },
      { ...audio, digest: 'x' },
      { ...records[3], cover: blob },
    ])
      expect(mediaCollection.schema.safeParse(value).success, JSON.stringify(value)).toBe(false);
  });
});
