import { expect, test } from '@playwright/test';
import { exportArchive } from '../../src/archive/export-archive.ts';
import type { ExportTarget } from '../../src/records/export-target.ts';
import { passphrase, pieces, quick, random, storeOf, words } from './archive-stand.ts';

const songBytes = 10_000_000;
const songs = 50;
/** Of the issue: how much more memory 500 MB may take. */
const mostMore = 150_000_000;

test.describe('an archive of 500 MB', () => {
  for (const secret of ['', passphrase]) {
    test(`stays in bounded memory, ${secret === '' ? 'plain' : 'sealed'}`, async () => {
      const store = storeOf('media');
      const one = store.files.add(random(songBytes), 'audio/mpeg');
      const content = store.files.stored.get(one.id) ?? new Uint8Array();
      // Each is made when it is asked for, as the vault decrypts one, and let go.
      store.files.open = () => Promise.resolve(pieces(content.slice(), 262_144));
      const id = (index: number): string =>
        `${'a'.repeat(24)}${'abcdefghij'[Math.floor(index / 10)] ?? ''}${'abcdefghij'[index % 10] ?? ''}`;
      const song = { kind: 'audio', title: 'Song', isFavourite: true, addedAt: 1 };
      await store.collection.put(
        Array.from({ length: songs }, (_, index) => ({
          id: String(index),
          value: { ...song, content: { place: 'car', blob: { ...one, id: id(index) } } },
        })),
      );
      const used = (): number => {
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        return heapUsed + arrayBuffers;
      };
      const before = used();
      let [most, bytes] = [0, 0];
      const target: ExportTarget = {
        limit: undefined,
        write: (piece) => {
          bytes += piece.length;
          most = Math.max(most, used() - before);
          return Promise.resolve();
        },
        close: () => Promise.resolve(),
        abort: () => Promise.resolve(),
      };
      const order = {
        categories: [store.category],
        version: '0',
        now: 0,
        words,
        devices: undefined,
        random,
        derivation: quick,
      };
      const end = await exportArchive(
        { ...order, passphrase: secret },
        target,
        () => undefined,
        new AbortController().signal,
      );
      console.log(`${Math.round(bytes / 1e6)} MB written, at most ${Math.round(most / 1e6)} MB more memory`);
      expect(end.kind).toBe('finished');
      expect(bytes).toBeGreaterThan(songBytes * songs);
      expect(most).toBeLessThan(mostMore);
    });
  }
});
