import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { find, findKeyOf, itemsAt } from '../../src/records/find.ts';
import { foldText } from '../../src/records/fold-text.ts';

/** Few letters, so that much is found; others than a to z too, and what stands between words. */
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'z', 'é', 'ж', '字', '7', '-', "'", ' '),
  maxLength: 12,
});

/** What `find` promises for words, each text looked through. */
function lookedThrough(texts: readonly string[], query: string): readonly number[] {
  const words = foldText(query).trim().split(/\s+/u);
  const fits = (before: string): readonly number[] =>
    texts.flatMap((_text, position) =>
      words.every((word) => findKeyOf([texts[position] ?? '']).words.includes(`${before}${word}`))
        ? [position]
        : [],
    );
  const beginning = fits(' ');
  return [...beginning, ...fits('').filter((position) => !beginning.includes(position))];
}

test.describe('find', () => {
  test('finds what a look through every text finds, in the same order', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, query) => {
        fc.pre(foldText(query).trim() !== '');
        expect(
          find(
            texts.map((one) => findKeyOf([one])),
            query,
          ),
        ).toEqual(lookedThrough(texts, query));
      }),
      { numRuns: 2_000 },
    );
  });
});

test.describe('itemsAt', () => {
  test('takes what stands at the positions, in their order, and leaves out what is not there', () => {
    expect(itemsAt(['a', 'b', 'c'], [2, 0, 9])).toEqual(['c', 'a']);
  });
});
