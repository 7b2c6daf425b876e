import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { en } from '../../src/i18n/en/en.ts';
import { nl } from '../../src/i18n/nl/nl.ts';
import { parsePack, parseTexts } from '../../src/pack/parse-pack.ts';
import { packFiles } from '../pack/pack-files.ts';

/** Names of the app's own: of its screens, its navigation, its controls and the one service it must know. A pack may use the same. */
const shared = {
  en: ['112 eCall', 'Address book', 'Climate', 'Destinations', 'Temperature'],
  nl: ['112 eCall', 'Adresboek', 'Bestemmingen', 'Klimaat', 'Temperatuur'],
} as const;

const own = { en, nl };

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

/** What a pack says about its categories and services. */
function saidBy(id: string, language: 'en' | 'nl'): string[] {
  const files = packFiles(id);
  const pack = parsePack(files.pack());
  if (!pack.ok) throw new Error(`The pack ${id} is broken.`);
  const texts = parseTexts(files.texts(language), pack.value, language);
  if (!texts.ok) throw new Error(`The words of ${id} are broken.`);
  const { categories, services } = texts.value;
  return leavesOf({ categories, services });
}

for (const language of ['en', 'nl'] as const) {
  test.describe(`the app's own words in ${language}`, () => {
    const source = readdirSync(`src/i18n/${language}`)
      .map((file) => readFileSync(`src/i18n/${language}/${file}`, 'utf8'))
      .join('\n');

    for (const id of readdirSync('public/packs')) {
      test(`say nothing about a category or a service that ${id} says`, () => {
        const said = saidBy(id, language);
        expect(said.length).toBeGreaterThan(50);
        const words = new Set(leavesOf(own[language]));
        // A sentence may stand inside another text; a name is a few words that may stand in anybody's sentence.
        const repeated = said.filter((text) =>
          text.endsWith('.') ? source.includes(text) : words.has(text),
        );
        expect(repeated.filter((text) => !shared[language].some((name) => name === text))).toEqual([]);
      });
    }
  });
}
