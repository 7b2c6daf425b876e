import { expect, test } from '@playwright/test';
import type { PackData } from '../../src/pack/pack-schema.ts';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import { servicesOfPreset } from '../../src/pack/preset-rules.ts';
import type { PackTexts } from '../../src/pack/texts-schema.ts';
import { makerNl, minimal } from './pack-files.ts';
import type { PackFiles } from './pack-files.ts';

function packOf(files: PackFiles): PackData {
  const parsed = parsePack(files.pack());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

function textsOf(files: PackFiles, language: string): PackTexts {
  const parsed = parseTexts(files.texts(language), packOf(files), language);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

/** Everything a driver reads about a category or a service, with its place; names apart. */
function sentencesOf({ categories, services }: PackTexts): [place: string, text: string][] {
  const of = (value: unknown, place: string): [string, string][] => {
    if (typeof value === 'string') return place.endsWith('/name') ? [] : [[place, value]];
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) => of(child, `${place}/${key}`))
      : [];
  };
  return [...of(categories, 'categories'), ...of(services, 'services')];
}

test.describe('the pack minimal', () => {
  test('keeps every rule, in every language it claims', () => {
    const pack = packOf(minimal);
    expect(pack.languages).toEqual(packOf(makerNl).languages);
    for (const language of pack.languages) expect(textsOf(minimal, language).language).toBe(language);
  });

  test('has fewer seat functions than maker-nl, and no switch for all services', () => {
    const seat = (pack: PackData): number =>
      pack.equipment.functions.filter(({ category }) => category === 'seat').length;
    expect(seat(packOf(minimal))).toBeGreaterThan(0);
    expect(seat(packOf(minimal))).toBeLessThan(seat(packOf(makerNl)));
    expect(packOf(minimal).switches).toEqual([]);
  });

  test('has ranges and steps of its own for what both cars have', () => {
    const theirs = new Map(packOf(makerNl).equipment.functions.map((declared) => [declared.path, declared]));
    for (const declared of packOf(minimal).equipment.functions) {
      const other = theirs.get(declared.path);
      if (declared.kind !== 'range' || other?.kind !== 'range')
        throw new Error(`${declared.path} is no range`);
      expect([declared.step, declared.maximum], declared.path).not.toEqual([other.step, other.maximum]);
    }
  });

  test('has five services, and besides 112 eCall one more that the law locks on', () => {
    const { services } = packOf(minimal);
    const locked = services.filter(({ control }) => control === 'locked-on').map(({ id }) => id);
    expect(locked).toEqual(['ecall', 'emissions-report']);
    expect(services).toHaveLength(locked.length + 5);
  });

  test('never turns on by preset what the law locks or what needs consent', () => {
    const pack = packOf(minimal);
    const idsOf = (preset: string): string[] | undefined =>
      servicesOfPreset(pack, preset)?.map(({ id }) => id);
    expect(idsOf('maximum-privacy')).toEqual([]);
    expect(idsOf('essential')).toEqual(['teleservices', 'updates']);
    expect(idsOf('all-services')).toEqual(['teleservices', 'entertainment', 'updates']);
  });

  for (const language of ['en', 'nl']) {
    test(`says everything about a category or service in other words than maker-nl (${language})`, () => {
      const theirs = new Set(sentencesOf(textsOf(makerNl, language)).map(([, text]) => text));
      const own = sentencesOf(textsOf(minimal, language));
      expect(own.length).toBeGreaterThan(50);
      expect(own.filter(([, text]) => theirs.has(text))).toEqual([]);
    });
  }
});
