import { expect, test } from '@playwright/test';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import type { PackProblem } from '../../src/pack/pack-problem.ts';
import { jsonAt, makerNl, setJson } from './pack-files.ts';
import type { Json, JsonPath } from './pack-files.ts';

function problemsWith(path: JsonPath, value: Json | undefined): readonly PackProblem[] {
  const pack = parsePack(makerNl.pack());
  const texts = makerNl.texts();
  setJson(texts, path, value);
  if (!pack.ok) throw new Error('the pack is broken');
  const parsed = parseTexts(texts, pack.value, 'en');
  return parsed.ok ? [] : parsed.problems;
}

test.describe('the texts of a pack', () => {
  test('are refused when any text of any id is missing', () => {
    const missed: string[] = [];
    let tried = 0;
    const visit = (json: Json, path: JsonPath): void => {
      if (json === null || typeof json !== 'object') return;
      for (const key of Object.keys(json)) {
        const at = [...path, key];
        tried += 1;
        const problems = problemsWith(at, undefined);
        if (
          !problems.some(
            ({ entry, rule }) => entry === `texts/en/${at.join('/')}` && rule.includes('is missing'),
          )
        ) {
          missed.push(at.join('/'));
        }
        visit(jsonAt(json, [key]) ?? null, at);
      }
    };
    visit(makerNl.texts(), []);
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(250);
  });

  test('are refused when they speak of what is not in the pack', () => {
    expect(problemsWith(['channels', 'telex'], { name: 'Telex' })).toEqual([
      { entry: 'texts/en/channels/telex', rule: 'is a text for nothing in the pack' },
    ]);
    expect(problemsWith(['services', 'ecall', 'whenOff'], '112 eCall is off.')).toEqual([
      { entry: 'texts/en/services/ecall/whenOff', rule: 'is a text for nothing in the pack' },
    ]);
    expect(problemsWith(['categories', 'seat', 'notErasable'], 'No.')).toHaveLength(1);
  });

  test('are refused when they are empty, blank, endless, or of another language', () => {
    const purpose = ['services', 'rtti', 'purpose'];
    for (const value of ['', '   ', ' padded', 'x'.repeat(601), null, 5]) {
      expect(problemsWith(purpose, value)[0]?.entry).toBe('texts/en/services/rtti/purpose');
    }
    expect(problemsWith(['language'], 'nl')).toEqual([
      { entry: 'texts/en/language', rule: "must be en, as the file's name" },
    ]);
  });

  test('do not take an inherited property for a text', () => {
    const pack = makerNl.pack();
    const categories = jsonAt(pack, ['categories']);
    if (!Array.isArray(categories)) throw new Error('no categories');
    categories.push({ ...(categories[0] as Record<string, Json>), id: 'constructor' });
    const parsed = parsePack(pack);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parseTexts(makerNl.texts(), parsed.value, 'en')).toEqual({
      ok: false,
      problems: [{ entry: 'texts/en/categories/constructor', rule: 'is missing: the pack claims en' }],
    });
  });
});
