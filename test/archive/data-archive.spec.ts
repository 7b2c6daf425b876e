import { expect, test } from '@playwright/test';
import { DataArchive } from '../../src/archive/data-archive.ts';
import { MemorySticks } from '../drivers/take-along-stand.ts';
import { contentOf, emptied, fullDriver, now, passphrase, quick, random, words } from './archive-stand.ts';
import type { Store } from './archive-stand.ts';

function archiveFor(stores: readonly Store[], devices: MemorySticks, isParked = () => true): DataArchive {
  return new DataArchive({
    categories: stores.map(({ category }) => category),
    devices,
    clock: { now: () => now },
    random,
    version: '0.1.0',
    isParked,
    derivation: quick,
  });
}

function until(archive: DataArchive, is: () => boolean): Promise<void> {
  const ending = new AbortController();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!is()) return;
      ending.abort();
      resolve();
    };
    archive.subscribe(look, ending.signal);
    look();
  });
}

const all = new Set(['contacts', 'media', 'trips']);

test.describe('DataArchive', () => {
  for (const secret of ['', passphrase]) {
    test(`takes everything out to a stick and back from it, ${secret === '' ? 'plain' : 'sealed'}`, async () => {
      const driver = fullDriver(700_000);
      const sticks = new MemorySticks();
      sticks.plugIn('s');
      const out = archiveFor(driver, sticks);
      expect(out.startExport(all, words, secret, 's')).toBe(true);
      expect(out.startExport(all, words, secret, 's')).toBe(false);
      await until(out, () => out.exporting?.kind !== 'running');
      if (out.exporting?.kind !== 'finished') throw new Error(out.exporting?.kind);
      const fresh = emptied(driver);
      const back = archiveFor(fresh, sticks);
      expect(back.startImport({ stick: 's', name: out.exporting.name }, secret)).toBe(true);
      await until(back, () => back.importing?.kind !== 'reading');
      expect(back.importing?.kind).toBe('preview');
      expect(fresh.map(contentOf)).toEqual([[], [], []]);
      expect(back.apply(all)).toBe(true);
      await until(back, () => back.importing?.kind !== 'storing');
      expect(back.importing?.kind).toBe('stored');
      expect(fresh.map(contentOf)).toEqual(driver.map(contentOf));
      back.dismissImport();
      expect(back.importing).toBeUndefined();
    });
  }

  test('stores nothing when the stick goes between the preview and the end', async () => {
    const driver = fullDriver(3_000_000);
    const sticks = new MemorySticks();
    sticks.plugIn('s');
    const out = archiveFor(driver, sticks);
    out.startExport(all, words, '', 's');
    await until(out, () => out.exporting?.kind === 'finished');
    const fresh = emptied(driver);
    const back = archiveFor(fresh, sticks);
    back.startImport({ stick: 's', name: 'glovebox-data-2026-11-23.zip' }, '');
    await until(back, () => back.importing?.kind === 'preview');
    sticks.pullOut('s');
    // What is small is kept; what has to be read again is gone.
    back.apply(all);
    await until(back, () => back.importing?.kind !== 'storing');
    const isStored = back.importing?.kind === 'stored';
    expect(fresh.map((store) => contentOf(store).length)).toEqual(isStored ? [2, 1, 1] : [0, 0, 0]);
  });

  for (const chosen of [all, new Set(['trips'])])
    test(`stores nothing of ${chosen.size} categories when it is cancelled`, async () => {
      const driver = fullDriver();
      const sticks = new MemorySticks();
      sticks.plugIn('s');
      const out = archiveFor(driver, sticks);
      out.startExport(all, words, '', 's');
      await until(out, () => out.exporting?.kind === 'finished');
      const fresh = emptied(driver);
      const back = archiveFor(fresh, sticks);
      back.startImport({ stick: 's', name: 'glovebox-data-2026-11-23.zip' }, '');
      await until(back, () => back.importing?.kind === 'preview');
      back.apply(chosen);
      back.cancelImport();
      await until(back, () => back.importing?.kind !== 'storing');
      expect(back.importing).toEqual({ kind: 'refused', problem: { kind: 'cancelled' } });
      expect(fresh.map(contentOf)).toEqual([[], [], []]);
    });

  test('says which category could not be stored, and keeps the others', async () => {
    const driver = fullDriver();
    const sticks = new MemorySticks();
    sticks.plugIn('s');
    const out = archiveFor(driver, sticks);
    out.startExport(all, words, '', 's');
    await until(out, () => out.exporting?.kind === 'finished');
    const fresh = emptied(driver);
    fresh[0]?.collection.fail.push({ ok: false, reason: 'quota' });
    // Its deletion can still be undone: the id is taken.
    fresh[2]?.collection.fail.push({ ok: false, reason: 'stale', ids: ['t1'] });
    const back = archiveFor(fresh, sticks);
    back.startImport({ stick: 's', name: 'glovebox-data-2026-11-23.zip' }, '');
    await until(back, () => back.importing?.kind === 'preview');
    back.apply(all);
    await until(back, () => back.importing?.kind === 'stored');
    expect(fresh.map((store) => contentOf(store).length)).toEqual([0, 1, 1]);
    expect(fresh[2]?.collection.all()[0]?.id).not.toBe('t1');
    const stored = back.importing?.kind === 'stored' ? back.importing.categories : [];
    expect(stored.map((one) => (one.ok ? one.added.length : one.reason))).toEqual(['quota', 1, 1]);
  });

  test('begins nothing unless the car is parked', () => {
    const archive = archiveFor(fullDriver(), new MemorySticks(), () => false);
    expect(archive.startExport(all, words, '', 's')).toBe(false);
    expect(archive.startImport(new Blob([]), '')).toBe(false);
    expect(archive.exporting).toBeUndefined();
  });
});
