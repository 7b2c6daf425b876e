import { expect, test } from '@playwright/test';
import { readMedium } from '../../../../src/data/media/formats/read-medium.ts';
import { movieDuration } from '../../../../src/data/media/formats/movie-duration.ts';
import { box, bytesOf, u32 } from './make-parts.ts';
import { opus, tracks, webm } from './make-films.ts';

const never = new AbortController().signal;
const about = (seconds: number): unknown => expect.closeTo(seconds, 2);

test.describe('a container of sound and films', () => {
  for (const [what, bytes, tags] of [
    ['M4A', tracks('M4A ', 5_250, false), { kind: 'audio', type: 'audio/mp4', duration: about(5.25) }],
    ['MP4', tracks('isom', 7_500, true), { kind: 'film', type: 'video/mp4', duration: about(7.5) }],
    [
      'MP4 without pictures',
      tracks('isom', 7_500, false),
      { kind: 'audio', type: 'audio/mp4', duration: about(7.5) },
    ],
    ['MOV', tracks('qt  ', 7_500, true), { kind: 'film', type: 'video/quicktime', duration: about(7.5) }],
    [
      'WebM',
      webm('Film', 3_200, true),
      { kind: 'film', type: 'video/webm', title: 'Film', duration: about(3.2) },
    ],
    [
      'WebM without pictures',
      webm('Song', 3_200, false),
      { kind: 'audio', type: 'audio/webm', title: 'Song', duration: about(3.2) },
    ],
    [
      'Opus in Ogg',
      opus(['TITLE=Song', 'ARTIST=Zoë'], 4_000),
      { kind: 'audio', type: 'audio/ogg', title: 'Song', artist: 'Zoë', duration: about(4) },
    ],
  ] as const) {
    test(`says what it is, and how long: ${what}`, async () => {
      expect(await readMedium(bytes, never)).toEqual({ ok: true, tags });
    });
  }

  test('says how long it is by its head where it has no sound', async () => {
    for (const [head, duration] of [
      [bytesOf(u32(0), new Uint8Array(8), u32(1_000), u32(5_000)), 5],
      [bytesOf([1, 0, 0, 0], new Uint8Array(16), u32(100_000), u32(1), u32(0)), 2 ** 32 / 100_000],
      // Nothing, not known, no scale, and cut off in either version.
      [bytesOf(u32(0), new Uint8Array(8), u32(1_000), u32(0)), undefined],
      [bytesOf(u32(0), new Uint8Array(8), u32(1), [255, 255, 255, 255]), undefined],
      [bytesOf(u32(0), new Uint8Array(8), u32(0), u32(5)), undefined],
      [bytesOf(u32(0), new Uint8Array(8), u32(1_000)), undefined],
      [bytesOf([1, 0, 0, 0], new Uint8Array(16), u32(1_000)), undefined],
      [bytesOf(), undefined],
    ] as const) {
      expect(movieDuration(bytesOf(box('ftyp', 'isom', u32(0)), box('moov', box('mvhd', head))))).toBe(
        duration,
      );
    }
  });
});
