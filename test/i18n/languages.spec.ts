import { expect, test } from '@playwright/test';
import { setFormatLanguage } from '../../src/i18n/format.ts';
import { languageNames, languages, loadMessages } from '../../src/i18n/messages.ts';
import type { Language } from '../../src/i18n/messages.ts';

type Leaf = string | ((...values: unknown[]) => string);

/** Every message by its place: `erase/blocked/moving`. */
function leavesOf(value: unknown, place = ''): [place: string, leaf: Leaf][] {
  if (typeof value === 'string' || typeof value === 'function') return [[place, value as Leaf]];
  if (typeof value !== 'object' || value === null) throw new Error(`${place} is neither text nor group.`);
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, place === '' ? key : `${place}/${key}`),
  );
}

const others = languages.filter((language) => language !== 'en');

/** What a message with values is tried on: numbers, unless it takes something else. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  'archive/notChosen': [['alpha', 'omega']],
  'archive/exportOnly': [['alpha', 'omega']],
  'archivePage/leftOut': [['alpha', 'omega']],
  'archivePage/unfit': [21, [34, 55]],
  'archivePage/undoneNot': [['alpha', 'omega']],
  'comfort/shades/plain': ['alpha'],
  'devices/goes': [['alpha', 'omega']],
  'devices/removed': [['alpha', 'omega']],
  'devices/left': [['alpha', 'omega']],
  'overview/sent': [['alpha', 'omega'], 'sigma'],
  'sharing/sendingNow': [['alpha', 'omega']],
  'sharing/needsFirst': [['alpha', 'omega']],
  'sharing/contractEnds': ['2034-10-21'],
  'sharing/sentAt': [0, ['alpha', 'omega'], 34, 'sigma'],
  'sharing/refusedAt': [0, ['alpha', 'omega']],
  'sharing/liveNow': [21, 34, 'sigma'],
};
const numbers = [21, 34, 55, 89, 144];

async function spoken(language: Language): Promise<Map<string, string>> {
  setFormatLanguage(language);
  const texts = leavesOf(await loadMessages(language)).map(([place, leaf]) => {
    if (typeof leaf === 'string') return [place, leaf] as const;
    return [place, leaf(...(samples[place] ?? numbers))] as const;
  });
  setFormatLanguage('en');
  return new Map(texts);
}

/** Texts that are the same in both, because names, abbreviations and a few words are. */
const same: Readonly<Record<(typeof others)[number], readonly string[]>> = {
  nl: [
    'archive/count',
    'comfort/colors/amber',
    'comfort/colors/violet',
    'comfort/functions/seat-massage',
    'comfort/hues/magenta',
    'comfort/hues/violet',
    'comfort/ofPlace',
    'comfort/shades/plain',
    'comfort/stop',
    'comfort/title',
    'comfort/valueOf',
    'comfort/values/SPORT',
    'contactEditor/emails',
    'contactEditor/numbered',
    'contactEditor/website',
    'contactImport/ofFile',
    'contacts/emails',
    'contacts/fileProblem',
    'contacts/urls',
    'destinations/count',
    'destinations/formats/geojson',
    'destinations/formats/gpx',
    'destinations/ofFile',
    'devices/projections/android-auto',
    'devices/projections/carplay',
    'devices/securities/wpa2',
    'devices/securities/wpa3',
    'drivers/comfort',
    'lists/online/filters/cookie',
    'lists/online/kinds/cookie',
    'media/atByte',
    'media/bands/dab',
    'media/bands/fm',
    'media/bands/internet',
    'media/fields/album',
    'media/fields/genre',
    'media/file',
    'media/ofFile',
    'media/pixels',
    'profile/distancesShort/KILOMETERS',
    'profile/temperaturesShort/C',
    'profile/temperaturesShort/F',
    'settings/ecall/title',
    'settings/groups/account',
    'records/letters',
    'takeAlong/count',
    'takeAlong/functions/seat-massage',
  ],
};

test.describe('languages', () => {
  test('are named in their own words', () => {
    expect(languageNames).toEqual({ en: 'English', nl: 'Nederlands' });
    expect(Object.keys(languageNames)).toEqual([...languages]);
  });

  for (const language of others) {
    test(`${language} has the messages of English, each of the same kind`, async () => {
      const kinds = async (of: Language): Promise<string[]> =>
        leavesOf(await loadMessages(of))
          .map(([place, leaf]) => `${place}: ${typeof leaf}`)
          .sort();
      expect(await kinds(language)).toEqual(await kinds('en'));
    });

    test(`${language} is silent only where English is`, async () => {
      const blank = (texts: ReadonlyMap<string, string>): string[] =>
        [...texts]
          .filter(([, text]) => text.trim() === '')
          .map(([place]) => place)
          .sort();
      expect(blank(await spoken(language))).toEqual(blank(await spoken('en')));
    });

    test(`${language} says the same values as English`, async () => {
      const english = await spoken('en');
      const values = (text = ''): string[] =>
        (text.match(/\b(21|34|55|89|144|2034|alpha|omega|sigma)\b/gi) ?? [])
          .map((value) => value.toLowerCase())
          .sort();
      const differing = [...(await spoken(language))].filter(
        ([place, text]) => values(text).join() !== values(english.get(place)).join(),
      );
      expect(differing).toEqual([]);
    });

    test(`${language} leaves nothing in English but what is the same`, async () => {
      const english = await spoken('en');
      const untranslated = [...(await spoken(language))]
        .filter(([place, text]) => text === english.get(place) && text.trim() !== '')
        .map(([place]) => place)
        .sort();
      expect(untranslated).toEqual([...same[language]].sort());
    });
  }

  test('give every form a text: none, one and many', async () => {
    for (const language of languages) {
      setFormatLanguage(language);
      for (const [place, leaf] of leavesOf(await loadMessages(language))) {
        if (typeof leaf === 'string' || samples[place] !== undefined) continue;
        for (const count of [0, 1, 2, 1_000]) {
          const text = leaf(...numbers.map(() => count));
          expect(text.trim(), `${language} ${place}`).not.toBe('');
          expect(text, `${language} ${place}`).not.toMatch(/undefined|NaN|\[object|#/);
        }
      }
    }
    setFormatLanguage('en');
  });
});
