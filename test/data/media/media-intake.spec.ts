import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { MediaIntake } from '../../../src/data/media/intake/media-intake.ts';
import type { MediumEntry } from '../../../src/data/media/intake/medium-account.ts';
import { mediumOf } from '../../../src/data/media/intake/medium-of.ts';
import { kindOfFile, mediaEndings, titleOfFile } from '../../../src/data/media/intake/media-files.ts';
import { mediaCollection, type Medium } from '../../../src/data/media/media-collection.ts';
import { MemoryRecords } from '../memory-records.ts';
import { MemoryBlobs } from './memory-blobs.ts';

const digestOf = (letter: string): string => `${letter.repeat(43)}=`;
const stick = { id: 'stick-1', label: 'Holiday' };
const song = (letter: string, rest: Partial<MediumEntry> = {}): MediumEntry => ({
  name: `${letter}.mp3`,
  size: 3,
  tags: { kind: 'audio', type: 'audio/mpeg' },
  digest: digestOf(letter),
  ...rest,
});
const bytes = (): Uint8Array<ArrayBuffer> => new Uint8Array([1, 2, 3]);
const cover = (byte: number) => ({ type: 'image/jpeg', bytes: new Uint8Array([byte]) });
const unnamed = { audio: 'Song', film: 'Film', photo: 'Photo' };
const full = { ok: false, reason: 'quota' } as const;

function stand(known: Readonly<Record<string, Medium>> = {}) {
  const media = new MemoryRecords(mediaCollection, known);
  const blobs = new MemoryBlobs();
  let ids = 0;
  const newIntake = () =>
    new MediaIntake({ media, blobs, newId: () => `new-${(ids += 1)}`, now: () => 7, unnamed });
  const values = (): readonly Medium[] => media.all().map(({ value }) => value);
  return { media, blobs, intake: newIntake(), newIntake, values };
}

test.describe('MediaIntake', () => {
  test('copies what comes with bytes, leaves the rest on its stick, and says which', async () => {
    const { intake, blobs, values } = stand();
    const position = { latitude: 1, longitude: 2 };
    const photo = song('B', {
      tags: {
        kind: 'photo',
        type: 'image/jpeg',
        position,
        orientation: 6,
        width: 4,
        height: 3,
        takenAt: 99.6,
      },
      stick,
    });
    expect(await intake.take([song('A', { bytes: bytes() })])).toEqual({ ok: true, taken: 1, present: 0 });
    expect(await intake.take([photo])).toEqual({ ok: true, taken: 1, present: 0 });
    const [kept, left] = values();
    expect(kept).toMatchObject({ kind: 'audio', title: 'A', addedAt: 7, isFavourite: false });
    expect(kept).toMatchObject({ content: { place: 'car', blob: { size: 3, type: 'audio/mpeg' } } });
    expect(left).toMatchObject({ kind: 'photo', title: 'B', position, orientation: 6, takenAt: 100 });
    expect(left).toMatchObject({
      content: {
        place: 'device',
        device: 'stick-1',
        label: 'Holiday',
        path: 'B.mp3',
        bytes: 3,
        type: 'image/jpeg',
      },
    });
    expect(blobs.stored.size).toBe(1);
    for (const value of values()) expect(mediaCollection.schema.safeParse(value).success).toBe(true);
  });

  test('knows what is there by its content, wherever it lies and whatever it is called now', async () => {
    const { media, intake, newIntake, blobs } = stand();
    await intake.take([song('A', { stick })]);
    const [stored] = media.all();
    if (stored === undefined) throw new Error('none');
    await media.put([{ ...stored, value: { ...stored.value, title: 'Mine' } }]);
    const again = [song('A', { name: 'copy.mp3', bytes: bytes() }), song('B', { bytes: bytes() })];
    expect(await newIntake().take(again)).toEqual({ ok: true, taken: 1, present: 1 });
    expect(blobs.stored.size).toBe(1);
    await media.remove([stored.id]);
    expect(await newIntake().take([song('A')])).toMatchObject({ taken: 1 });
  });

  test('knows what is too large to be read by its name and size', async () => {
    const { intake, newIntake } = stand();
    const large = { name: 'film.mp4', size: 2e9, tags: { kind: 'film', type: 'video/mp4' }, stick } as const;
    expect(await intake.take([large, { ...large, size: 3e9 }])).toMatchObject({ taken: 2, present: 0 });
    expect(await newIntake().take([large])).toMatchObject({ taken: 0, present: 1 });
  });

  test('stores a cover that many share once', async () => {
    const { intake, blobs, values } = stand();
    const tags = { kind: 'audio', type: 'audio/mpeg' } as const;
    await intake.take([
      song('A', { tags: { ...tags, cover: cover(1) } }),
      song('B', { tags: { ...tags, cover: cover(1) } }),
      song('C', { tags: { ...tags, cover: cover(2) } }),
    ]);
    expect(blobs.stored.size).toBe(2);
    const ids = values().map((value) => (value.kind === 'audio' ? value.cover?.id : undefined));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('leaves nothing behind when the disk is full, at whichever step', async () => {
    const tags = { kind: 'audio', type: 'audio/mpeg', cover: cover(1) } as const;
    for (const step of [0, 1, 2]) {
      const { intake, media, blobs } = stand();
      if (step < 2) blobs.fail.push(...Array<undefined>(step), full);
      else media.fail.push(full);
      expect(await intake.take([song('A', { tags, bytes: bytes() })])).toEqual(full);
      expect(blobs.stored.size, `step ${step}`).toBe(0);
      expect(intake.changes.addedCount).toBe(0);
      // The cover is not taken for one that is there.
      expect(await intake.take([song('A', { tags, bytes: bytes() })])).toMatchObject({ taken: 1 });
      expect(blobs.stored.size).toBe(2);
    }
  });

  test('keeps a song whose cover the vault does not take, and the type of a file that says an odd one', async () => {
    const { intake, blobs, values } = stand();
    blobs.fail.push(undefined, { ok: false, reason: 'invalid', problems: [] });
    const tags = { kind: 'audio', type: 'no type', cover: cover(1) } as const;
    expect(await intake.take([song('A', { tags, bytes: bytes() })])).toMatchObject({ taken: 1 });
    expect(values()[0]).toMatchObject({ content: { blob: { type: 'application/octet-stream' } } });
    expect(values()[0]).not.toHaveProperty('cover');
  });

  test('can be taken back whole, but for what the driver changed since', async () => {
    const { intake, media } = stand();
    await intake.take([song('A'), song('B'), song('C')]);
    const [first] = media.all();
    if (first === undefined) throw new Error('none');
    await media.put([{ ...first, value: { ...first.value, isFavourite: true } }]);
    expect(await intake.changes.undo(() => undefined)).toMatchObject({ ok: true, removed: 2, kept: 1 });
    expect(media.all()).toHaveLength(1);
  });
});

test.describe('a file that was read', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-1, 0, 1, 8, 9, 1e300));
  const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 900 }), fc.constant('\ud83c'.repeat(600)));
  const entry = fc.record({
    name: fc.oneof(text, fc.constant(`${'x'.repeat(1_000_000)}.mp3`)),
    size: fc.nat(),
    digest: maybe(fc.constant(digestOf('A'))),
    stick: maybe(fc.record({ id: text, label: text })),
    tags: fc.record({
      kind: fc.constantFrom('audio' as const, 'film' as const, 'photo' as const),
      ...{ type: text, title: maybe(text), artist: maybe(text), album: maybe(text), genre: maybe(text) },
      ...{ camera: maybe(text), year: maybe(number), duration: maybe(number), takenAt: maybe(number) },
      ...{ orientation: maybe(number), width: maybe(number), height: maybe(number) },
    }),
  });

  test('fits the collection, whatever it says of itself', () => {
    fc.assert(
      fc.property(entry, (made) => {
        const parts = { now: 1, unnamed: 'Nameless', blob: undefined, cover: undefined };
        // As it comes out of the worker: what is not there is not there.
        const value = mediumOf(JSON.parse(JSON.stringify(made)) as MediumEntry, parts);
        const parsed = mediaCollection.schema.safeParse(value);
        expect(parsed.error?.issues).toBeUndefined();
        expect(value.title).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});

test.describe('the ending of a name', () => {
  test('says what a file is, and gives way in its title', () => {
    expect(kindOfFile('A.B.MP3')).toEqual({ kind: 'audio', type: 'audio/mpeg' });
    expect(kindOfFile('clip.MoV')).toMatchObject({ kind: 'film' });
    expect(kindOfFile('x.jpeg')).toMatchObject({ kind: 'photo', type: 'image/jpeg' });
    for (const none of ['', 'mp3', '.mp3', '._song.mp3', 'x.txt', 'x.', 'x.mp3 ', 'constructor'])
      expect(kindOfFile(none), none).toBeUndefined();
    expect(titleOfFile('A.B.mp3')).toBe('A.B');
    expect(titleOfFile('no ending')).toBe('no ending');
    expect(titleOfFile(`${'x'.repeat(1_000_000)}.mp3`)).toHaveLength(500);
    expect(mediaEndings).toContain('.flac');
  });
});
