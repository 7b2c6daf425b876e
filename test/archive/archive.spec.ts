import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Contact } from '../../src/data/contacts/contact.ts';
import { contactsBeside } from '../../src/data/vcard/contacts-beside.ts';
import type { BlobReference } from '../../src/vault/blob-reference.ts';
import type { StoredRecord } from '../../src/vault/collection-definition.ts';
import { archiveRows, categoriesOfOthers } from '../../src/archive/archive-rows.ts';
import { collections } from '../../src/collections.ts';
import {
  archiveOf,
  bringIn,
  contentOf,
  definitionOf,
  emptied,
  fullDriver,
  gather,
  MemoryFiles,
  passphrase,
  random,
  sealedOf,
  storeOf,
} from './archive-stand.ts';
import { recordsOf } from './schema-arbitrary.ts';

const both = Object.keys(archiveRows).filter((category) => archiveRows[category]?.way === 'both');
const runs = Number(process.env['GLOVEBOX_RUNS'] ?? 2_000);

test.describe('an archive', () => {
  test('gives everything back under its own id, plain and sealed', async () => {
    const driver = fullDriver();
    const plain = await archiveOf(driver);
    for (const [bytes, secret] of [
      [plain, ''],
      [await sealedOf(plain), passphrase],
    ] as const) {
      const fresh = emptied(driver);
      const stored = await bringIn(bytes, fresh, { passphrase: secret });
      expect(stored.ok && stored.value.map((one) => one.ok && one.added)).toEqual([
        ['ada', 'bob'],
        ['song'],
        ['t1'],
      ]);
      expect(fresh.map(contentOf)).toEqual(driver.map(contentOf));
      const again = await bringIn(bytes, fresh, { passphrase: secret });
      expect(again.ok && again.value.map((one) => one.ok && [one.added.length, one.known])).toEqual([
        [0, 2],
        [0, 1],
        [0, 1],
      ]);
      expect(fresh.map(contentOf)).toEqual(driver.map(contentOf));
    }
  });

  test('gives any records of any collection back', async () => {
    const files = new MemoryFiles();
    const blob = fc
      .tuple(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('image/jpeg', 'audio/x-odd', 'a/b'))
      .map(([bytes, type]) => files.add(new Uint8Array(bytes), type));
    const id = fc.stringMatching(/^[a-z2-7]{26}$/);
    const list = (category: string): fc.Arbitrary<[string, unknown][]> =>
      fc.uniqueArray(fc.tuple(id, recordsOf(definitionOf(category), blob)), {
        maxLength: 3,
        selector: ([key]) => key,
      });
    const driver = fc.record(Object.fromEntries(both.map((category) => [category, list(category)])));
    await fc.assert(
      fc.asyncProperty(driver, async (lists) => {
        const stores = Object.entries(lists).map(([category, records]) => storeOf(category, records));
        for (const store of stores)
          for (const [key, bytes] of files.stored) store.files.stored.set(key, bytes);
        files.stored.clear();
        const fresh = emptied(stores);
        expect((await bringIn(await archiveOf(stores), fresh)).ok).toBe(true);
        const isWhole = (record: unknown): boolean => !JSON.stringify(record).includes('"kind":"cookie"');
        expect(fresh.map(contentOf)).toEqual(stores.map((store) => contentOf(store).filter(isWhole)));
      }),
      // One list of each category a run.
      { numRuns: Math.ceil(runs / both.length) },
    );
  });

  test('does not take a photo for another of the same size', async () => {
    const driver = fullDriver();
    const bytes = await archiveOf(driver);
    const [{ collection, files }] = driver;
    const { photo } = collection.get('ada')?.value as { photo: BlobReference };
    files.stored.set(photo.id, random(photo.size));
    const stored = await bringIn(bytes, driver);
    expect(stored.ok && stored.value.map((one) => one.ok && [one.added.length, one.known])).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(collection.all()).toHaveLength(3);
  });

  test('has contacts as vCards beside, with their photos', async () => {
    const [{ collection, files }] = fullDriver();
    const writer = contactsBeside({
      read: ({ id }) => Promise.resolve({ ok: true, value: files.stored.get(id) ?? new Uint8Array() }),
    });
    const text = new TextDecoder().decode(
      await gather(writer.write(collection.all() as StoredRecord<Contact>[])),
    );
    expect(text.match(/^BEGIN:VCARD/gm)).toHaveLength(2);
    expect(text).toContain('PHOTO:data:image/jpeg;base64,');
  });

  test('has a row for every collection, or a reason why not, so that a new category decides', () => {
    const decided = [...Object.keys(archiveRows), ...Object.keys(categoriesOfOthers)].sort();
    expect(decided).toEqual(collections.map(({ category }) => category).sort());
  });
});
