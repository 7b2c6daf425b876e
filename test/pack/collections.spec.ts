import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { makerNl } from './pack-files.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('-collection.ts') && file !== 'vault/page-collection.ts')
  .sort();

function categoriesOf(module: object): readonly string[] {
  return Object.values(module).flatMap((value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'category' in value &&
    'migrations' in value &&
    typeof value.category === 'string'
      ? [value.category]
      : [],
  );
}

function packCategories(): ReadonlySet<string> {
  const pack = parsePack(makerNl.pack());
  if (!pack.ok) throw new Error('The pack is broken.');
  return new Set(pack.value.categories.map(({ id }) => id));
}

test.describe('inventory', () => {
  test('knows the collections there are', () => {
    expect(files).toEqual(
      expect.arrayContaining(['choices/choice-collection.ts', 'data/contacts/contacts-collection.ts']),
    );
  });

  for (const file of files) {
    test(`covers what ${file} stores`, async () => {
      const module = (await import(new URL(`../../src/${file}`, import.meta.url).href)) as object;
      const categories = categoriesOf(module);
      expect(categories, `${file} exports a collection definition`).not.toEqual([]);
      const known = packCategories();
      for (const category of categories) expect(known, `${category} is in the pack`).toContain(category);
    });
  }

  test('is checked by the name of the category', () => {
    expect(categoriesOf({ planted: { category: 'not-in-the-inventory', migrations: {} } })).toEqual([
      'not-in-the-inventory',
    ]);
    expect(packCategories()).not.toContain('not-in-the-inventory');
  });
});
