import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { findKey } from '../../../src/data/contacts/find-key.ts';
import { find } from '../../../src/records/find.ts';
import { foldText } from '../../../src/records/fold-text.ts';
import { makeContact, phone } from './make-contact.ts';

const contacts = [
  makeContact({ fullName: 'Jürgen Müller', phones: [phone('+49 (0)171 555-1234')] }),
  makeContact({ fullName: "Sean O'Neil", organisations: [{ name: 'Łódź Works', units: ['Einkauf'] }] }),
  makeContact({ fullName: 'Annemarie Groß', emails: [phone('am@example.org')] }),
  makeContact({ fullName: 'محمد علي', phones: [phone('٠١٢٣٤٥٦')] }),
  makeContact({ fullName: 'Marie Curie', phones: [phone('0171 999')] }),
];
const keys = contacts.map(findKey);

test.describe('find', () => {
  const rows: readonly (readonly [string, number[]])[] = [
    ['muller', [0]],
    ['MÜLLER jür', [0]],
    ['lodz', [1]],
    ['oneil', [1]],
    ["o'n", [1]],
    ['neil', [1]],
    ['einkauf', [1]],
    ['gross', [2]],
    ['am@example', [2]],
    ['marie', [4, 2]],
    ['محمد', [3]],
    ['0171 555', [0]],
    ['+49171-555', [0]],
    ['0049 171', [0]],
    ['171', [0, 4]],
    ['0123456', [3]],
    ['١٢٣', [0, 3]],
    ['muller curie', []],
    ['', [0, 1, 2, 3, 4]],
    ['   ', [0, 1, 2, 3, 4]],
    ['(', []],
  ];
  for (const [query, expected] of rows) {
    test(`finds ${expected.length} for "${query}"`, () => {
      expect(find(keys, query)).toEqual(expected);
    });
  }

  test('finds every contact by any beginning of a word of its name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.nat(12), (name, cut) => {
        const word = foldText(name).trim().split(/\s+/u)[0] ?? '';
        const query = Array.from(word)
          .slice(0, cut + 1)
          .join('');
        expect(find([findKey(makeContact({ fullName: name }))], query)).toEqual([0]);
      }),
      { numRuns: 300 },
    );
  });

  test('prints what a key press costs over 10,000 contacts', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      findKey(makeContact({ fullName: `Person ${index} Müller`, phones: [phone(`+49 171 ${index}`)] })),
    );
    for (const query of ['m', 'mu', 'mull', '171']) find(many, query);
    const started = process.cpuUsage();
    for (const query of ['p', 'pe', 'per', '9999', 'xyz']) find(many, query);
    console.log(
      `  a key press over 10,000 contacts: ${(process.cpuUsage(started).user / 5000).toFixed(1)} ms`,
    );
    expect(find(many, '9999')).toEqual([9999]);
  });
});

test.describe('foldText', () => {
  test('is the same for text that is folded already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
