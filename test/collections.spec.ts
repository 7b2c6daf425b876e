import { expect, test } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collectedCategories, collections } from '../src/collections.ts';
import { categoryRecords } from './harness/category-records.ts';
import { readPack } from './e2e/app.ts';

const packs = readdirSync('public/packs');
/** Ms since the epoch; the day is of no importance. */
const at = 1_763_800_000_000;
const declared = /:\s*(?:readonly\s+)?CollectionDefinition<[^;]*?>(?:\[\])?\s*=/g;

test.describe('The registry of collections', () => {
  test('names every collection that a source declares', () => {
    const names = sourcesUnder('src').flatMap(({ file, text }) =>
      [...text.matchAll(declared)].map(({ index }) => ({
        file,
        name: /(\w+)\s*$/.exec(text.slice(0, index))?.[1] ?? '',
      })),
    );
    expect(names.length).toBeGreaterThan(10);
    const registry = readFileSync('src/collections.ts', 'utf8');
    const missing = names.filter(({ name }) => !new RegExp(`^\\s*(\\.\\.\\.)?${name},$`, 'm').test(registry));
    expect(missing).toEqual([]);
  });

  test('holds every definition that a source makes, however it is written', async () => {
    const makers = sourcesUnder('src').filter(
      ({ file, text }) => !file.startsWith('vault/') && /\bmigrations\s*:/.test(text),
    );
    expect(makers.length).toBeGreaterThan(10);
    for (const { file } of makers) {
      const module = (await import(new URL(`../src/${file}`, import.meta.url).href)) as object;
      const made = Object.values(module).flat().filter(isDefinition);
      expect(made.length, `${file} exports what it defines`).toBeGreaterThan(0);
      for (const definition of made) expect(collections.includes(definition as never), file).toBe(true);
    }
  });

  test('has one collection per category', () => {
    expect([...collectedCategories].sort()).toEqual([...new Set(collectedCategories)].sort());
  });

  for (const id of packs) {
    test(`covers everything that ${id} can erase`, () => {
      const { categories } = readPack(id).pack;
      const erasable = categories
        .filter((category) => category.erasable !== 'no')
        .map((category) => category.id);
      expect(erasable.filter((category) => !collectedCategories.includes(category))).toEqual([]);
    });
  }

  test('holds nothing that the inventory of the default car does not name', () => {
    const named = readPack('maker-nl').pack.categories.map(({ id }) => id);
    expect(collectedCategories.filter((category) => !named.includes(category))).toEqual([]);
  });
});

test.describe('A collection', () => {
  for (const { category, schema, timeOf, version, migrations } of collections.map(loosely)) {
    const values = (categoryRecords[category] ?? (() => []))((label) => `text of ${label}`, at);

    test(`of ${category} takes each kind of record and gives it back from JSON`, () => {
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        const parsed = schema.safeParse(value);
        expect(parsed.success, JSON.stringify(parsed.error?.issues)).toBe(true);
        expect(schema.safeParse(JSON.parse(JSON.stringify(parsed.data))).data).toEqual(parsed.data);
        const time = timeOf?.(parsed.data);
        if (time !== undefined) expect(Number.isInteger(time)).toBe(true);
      }
      expect(Object.keys(migrations)).toHaveLength(version - 1);
    });

    test(`of ${category} refuses a text without end, and what is no record`, () => {
      const endless = 'x'.repeat(100_001);
      for (const value of values) {
        // A contact's texts are as long as its file had them; the vault bounds the whole record.
        for (const key of category === 'contacts' ? [] : textKeys(value)) {
          expect(schema.safeParse({ ...Object(value), [key]: endless }).success, key).toBe(false);
        }
      }
      for (const nothing of [null, undefined, 7, 'text', [], {}]) {
        expect(schema.safeParse(nothing).success).toBe(false);
      }
    });
  }
});

/** The collections are of many types; what is common to them is enough here. */
function loosely(definition: (typeof collections)[number]): {
  readonly category: string;
  readonly version: number;
  readonly schema: {
    safeParse(value: unknown): { success: boolean; data?: unknown; error?: { issues: unknown } };
  };
  readonly timeOf?: (value: unknown) => number | undefined;
  readonly migrations: object;
} {
  return definition as never;
}

function textKeys(value: unknown): readonly string[] {
  return Object.entries(Object(value) as object)
    .filter(([, field]) => typeof field === 'string')
    .map(([key]) => key);
}

function isDefinition(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'category' in value && 'migrations' in value;
}

function sourcesUnder(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'collections.ts')

    .map((name) => ({ file: name.replaceAll('\\', '/'), text: readFileSync(join(folder, name), 'utf8') }));
}
