import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { stripPhoto } from '../../../../src/data/media/formats/strip-photo.ts';
import {
  fullJpeg,
  fullPng,
  fullWebp,
  jpegPicture,
  plainJpeg,
  plainPng,
  plainWebp,
  pngPixels,
  webpPixels,
  withJpegMetadata,
} from './make-photos.ts';
import { bytesOf, jpegSegment } from './make-parts.ts';
import { independentlyRead, pictureOf, stripped } from './read-independently.ts';

const holds = (whole: Uint8Array, part: Uint8Array): boolean =>
  Buffer.from(whole).includes(Buffer.from(part));

test.describe('a photo that is stripped', () => {
  for (const [form, full, picture, removed] of [
    ['JPEG', fullJpeg, jpegPicture, ['exif', 'xmp', 'iptc', 'comment']],
    ['PNG', fullPng, pngPixels, ['exif', 'xmp', 'comment', 'iptc']],
    ['WebP', fullWebp, webpPixels, ['exif', 'xmp', 'comment']],
  ] as const) {
    test(`loses where it was taken and keeps its picture and how it is turned: ${form}`, async () => {
      const before = await independentlyRead(full);
      expect(before.positions).toBeGreaterThan(0);
      const result = stripPhoto(full);
      expect(result).toMatchObject({ ok: true, removed });
      const bytes = stripped(full);
      expect(await independentlyRead(bytes)).toEqual({ positions: 0, orientation: 6, others: [] });
      expect(holds(bytes, picture)).toBe(true);
      expect(pictureOf(bytes)).toEqual(pictureOf(full));
      for (const word of ['Maker', 'GPS', 'Delft', 'home', 'behind', '2024', 'xmpmeta', 'GEOX', 'MPF'])
        expect(holds(bytes, bytesOf(word)), word).toBe(false);
    });

    test(`once more loses nothing and stays as it is: ${form}`, () => {
      const once = stripped(full);
      expect(stripPhoto(once)).toEqual({ ok: true, bytes: once, removed: [] });
    });
  }

  test('that says nothing stays byte for byte', () => {
    for (const plain of [plainJpeg, plainPng, plainWebp])
      expect(stripPhoto(plain)).toEqual({ ok: true, bytes: plain, removed: [] });
  });

  test('that stands upright, or says so wrongly, keeps no EXIF', async () => {
    for (const orientation of [0, 1, 9]) {
      const full = withJpegMetadata(plainJpeg, { orientation });
      expect(stripped(full)).toEqual(plainJpeg);
    }
  });

  test('loses comments between its scans too', () => {
    const late = bytesOf(
      plainJpeg.subarray(0, -2),
      jpegSegment(0xfe, 'at home'),
      jpegSegment(0xda, [1, 1, 0, 0, 63, 0]),
      [7, 8, 0xff, 0xd9],
    );
    const bytes = stripped(late);
    expect(holds(bytes, bytesOf('home'))).toBe(false);
    expect(bytes.length).toBe(late.length - 11);
  });

  test('is refused where it is damaged or of another form', () => {
    expect(stripPhoto(plainJpeg.subarray(0, -2))).toEqual({ ok: false, reason: 'damaged' });
    expect(stripPhoto(plainPng.subarray(0, -2))).toEqual({ ok: false, reason: 'damaged' });
    expect(stripPhoto(plainWebp.subarray(0, -3))).toEqual({ ok: false, reason: 'damaged' });
    const wrongSum = plainPng.slice();
    wrongSum[plainPng.length - 20] = (wrongSum[plainPng.length - 20] ?? 0) ^ 1;
    expect(stripPhoto(wrongSum)).toEqual({ ok: false, reason: 'damaged' });
    for (const other of [
      bytesOf('GIF89a', new Uint8Array(20)),
      bytesOf([0, 0, 0, 16], 'ftypheic', new Uint8Array(8)),
      bytesOf('text'),
    ])
      expect(stripPhoto(other)).toEqual({ ok: false, reason: 'unsupported' });
  });
});

const folder = new URL('../../../../../shared/fixtures/photos/', import.meta.url);

test.describe('photos of cameras, stripped', () => {
  test.skip(!existsSync(folder), 'skipped: ../shared/fixtures/photos is not there');
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

  test('a Nikon with a position has none after', async () => {
    const full = read('gps-DSCN0010.jpg');
    expect((await independentlyRead(full)).positions).toBeGreaterThan(0);
    const bytes = stripped(full);
    expect(await independentlyRead(bytes)).toMatchObject({ positions: 0, others: [] });
    expect(pictureOf(bytes)).toEqual(pictureOf(full));
    expect(holds(bytes, bytesOf('NIKON'))).toBe(false);
  });

  test('a Canon loses its name', () => {
    expect(holds(stripped(read('no-gps-Canon_40D.jpg')), bytesOf('Canon'))).toBe(false);
  });
});
