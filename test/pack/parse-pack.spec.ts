import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import { jsonAt, makerNl, setJson } from './pack-files.ts';
import type { Json, JsonPath } from './pack-files.ts';

function leaves(json: Json, path: JsonPath = []): JsonPath[] {
  if (Array.isArray(json)) return json.flatMap((value, index) => leaves(value, [...path, index]));
  if (json !== null && typeof json === 'object') {
    return Object.entries(json).flatMap(([key, value]) => leaves(value, [...path, key]));
  }
  return [path];
}

/** A value of every type but `value`'s, null included. */
function wrongValues(value: Json | undefined): Json[] {
  const others: Json[] = ['x', 12.5, true, null, [1]];
  return others.filter((other) => typeof other !== typeof value);
}

/** The entry as the pack's author would name it: lists with ids by id, others by number. */
function nameOf(root: Json, path: JsonPath): string {
  return path
    .map((key, depth) => {
      const id = jsonAt(root, [...path.slice(0, depth + 1), 'id']);
      if (typeof key === 'string') return depth === 0 ? key : `/${key}`;
      return typeof id === 'string' ? `/${id}` : `[${key}]`;
    })
    .join('');
}

const anyJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

test.describe('parsePack', () => {
  test('answers any JSON with problems that name an entry, and never throws', () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const parsed = parsePack(json);
        return (
          !parsed.ok &&
          parsed.problems.length > 0 &&
          parsed.problems.every(({ entry, rule }) => entry && rule)
        );
      }),
      { numRuns: 500 },
    );
  });

  test('answers any JSON at any place of a real pack, and never throws', () => {
    const places = leaves(makerNl.pack()).flatMap((path) => path.map((_, depth) => path.slice(0, depth + 1)));
    fc.assert(
      fc.property(fc.constantFrom(...places), anyJson, (path, value) => {
        const pack = makerNl.pack();
        setJson(pack, path, value);
        const parsed = parsePack(pack);
        return parsed.ok || parsed.problems.every(({ entry, rule }) => entry && rule);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a wrong type at every single leaf of the real pack and names it', () => {
    const original = makerNl.pack();
    const unnamed: string[] = [];
    const paths = leaves(original);
    for (const path of paths) {
      for (const wrong of wrongValues(jsonAt(original, path))) {
        const pack = structuredClone(original);
        setJson(pack, path, wrong);
        const parsed = parsePack(pack);
        const entry = nameOf(pack, path);
        if (parsed.ok || !parsed.problems.some((problem) => problem.entry === entry)) {
          unnamed.push(`${entry} := ${JSON.stringify(wrong)}: ${JSON.stringify(parsed).slice(0, 200)}`);
        }
      }
    }
    expect(unnamed).toEqual([]);
    expect(paths.length).toBeGreaterThan(500);
  });
});

test.describe('parseTexts', () => {
  const pack = parsePack(makerNl.pack());
  if (!pack.ok) throw new Error('the pack is broken');

  test('answers any JSON with problems that name an entry, and never throws', () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const parsed = parseTexts(json, pack.value, 'en');
        return (
          !parsed.ok &&
          parsed.problems.length > 0 &&
          parsed.problems.every(({ entry, rule }) => entry && rule)
        );
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a wrong type at every single leaf of the real texts and names it', () => {
    const original = makerNl.texts();
    const unnamed: string[] = [];
    for (const path of leaves(original)) {
      for (const wrong of wrongValues(jsonAt(original, path))) {
        const texts = structuredClone(original);
        setJson(texts, path, wrong);
        const parsed = parseTexts(texts, pack.value, 'en');
        const entry = `texts/en/${path.join('/')}`;
        if (parsed.ok || !parsed.problems.some((problem) => problem.entry === entry)) unnamed.push(entry);
      }
    }
    expect(unnamed).toEqual([]);
  });
});
