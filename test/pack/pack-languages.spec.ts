import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { vehiclePacks } from '../../src/bench/vehicle-packs.ts';
import { languages } from '../../src/i18n/messages.ts';
import { jsonAt, packFiles } from './pack-files.ts';
import type { Json } from './pack-files.ts';

/** Words and names that are the same in Dutch as in English. */
const shared = new Set([
  '112 eCall',
  'Autoriteit Persoonsgegevens',
  'E-mail',
  'Online accounts',
  'Post',
  'TeleServices',
  'dealers',
]);

function leavesOf(json: Json | undefined, place = ''): [place: string, text: string][] {
  if (typeof json === 'string') return [[place, json]];
  return json !== null && typeof json === 'object'
    ? Object.entries(json).flatMap(([key, value]) => leavesOf(value, `${place}/${key}`))
    : [];
}

test.describe('the shipped packs', () => {
  test('are those that the emulator offers', () => {
    expect([...vehiclePacks].sort()).toEqual(readdirSync('public/packs').sort());
  });

  for (const id of vehiclePacks) {
    test(`${id} claims every language of the app`, () => {
      expect(jsonAt(packFiles(id).pack(), ['languages'])).toEqual([...languages]);
    });

    test(`${id} speaks Dutch in Dutch`, () => {
      const english = new Map(leavesOf(packFiles(id).texts('en')));
      const dutch = leavesOf(packFiles(id).texts('nl'));
      expect(dutch.map(([place]) => place)).toEqual([...english.keys()]);
      const same = dutch.filter(([place, text]) => text === english.get(place) && !shared.has(text));
      expect(same).toEqual([]);
    });

    test(`${id} names recipients as they stand within a sentence`, () => {
      const names = languages.flatMap((language) =>
        leavesOf(jsonAt(packFiles(id).texts(language), ['recipients'])).map(([, name]) => name),
      );
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => /^\p{Lu}/u.test(name))).toEqual([]);
    });

    test(`${id} speaks plainly in Dutch: no exclamation marks, no jargon, no sentence over 30 words`, () => {
      const texts = leavesOf(packFiles(id).texts('nl')).map(([, text]) => text);
      expect(
        texts.filter((text) => /!|\b(VIN|OBD|AVG|backend|telemetrie|opt-?(in|out)|u|uw)\b/.test(text)),
      ).toEqual([]);
      const sentences = texts.flatMap((text) => text.split(/(?<=[.?])\s+/));
      expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 30)).toEqual([]);
    });
  }
});
