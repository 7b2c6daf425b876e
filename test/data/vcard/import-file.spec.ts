import { expect, test } from '@playwright/test';
import { importFile } from '../../../src/data/vcard/import-file.ts';
import { importAccountSchema, mostListed } from '../../../src/data/vcard/import-account.ts';
import { batchPhotoBytes, type ImportedCard } from '../../../src/data/vcard/imported-card.ts';
import { chunksOf } from './read-all.ts';

const card = (name: string, inner = ''): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${inner}END:VCARD\r\n`;
const options = { now: () => 0 };
const source = (text: string, size = 65_536) => chunksOf(new TextEncoder().encode(text), size);

test.describe('importFile', () => {
  test('hands over 100 at a time, waits for each, and counts', async () => {
    const batches: string[][] = [];
    let waiting = 0;
    const account = await importFile(
      source(Array.from({ length: 250 }, (_, index) => card(`N${index}`)).join('')),
      options,
      {
        onEntries: async (cards) => {
          waiting += 1;
          expect(waiting).toBe(1);
          batches.push(cards.map(({ contact }) => contact.fullName ?? ''));
          await new Promise((resolve) => setImmediate(resolve));
          waiting -= 1;
        },
        onProgress: () => undefined,
      },
    );
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(batches.flat()).toEqual(Array.from({ length: 250 }, (_, index) => `N${index}`));
    expect(account).toEqual({
      cardsRead: 250,
      taken: 250,
      skipped: [],
      skippedTotal: 0,
      remarks: [],
      remarkTotal: 0,
    });
  });

  test('hands over sooner when photos fill the memory', async () => {
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(3 * 1_048_576)]).toString(
      'base64',
    );
    const sizes: number[] = [];
    await importFile(source(card('Ann', `PHOTO;ENCODING=b:${picture}\r\n`).repeat(5)), options, {
      onEntries: (cards: readonly ImportedCard[]) => {
        sizes.push(cards.length);
        return Promise.resolve();
      },
      onProgress: () => undefined,
    });
    expect(batchPhotoBytes).toBe(8 * 1_048_576);
    expect(sizes).toEqual([3, 2]);
  });

  test('reports progress up to the last byte', async () => {
    const text = card('Ann', `NOTE:${'x'.repeat(5000)}\r\n`).repeat(200);
    const steps: [number, number][] = [];
    await importFile(source(text, 10_000), options, {
      onEntries: () => Promise.resolve(),
      onProgress: (bytesRead, cards) => steps.push([bytesRead, cards]),
    });
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.length).toBeLessThan(10);
    expect(steps).toEqual(steps.toSorted(([left], [right]) => left - right));
    expect(steps.at(-1)?.[0]).toBe(text.length);
  });

  test('accounts for what was skipped and left out, capped, with totals, and without a name or value', async () => {
    const bad = 'BEGIN:VCARD\r\nNOTE:Canary Quokka\r\n';
    const odd = card('Canary Wombat', 'X-CANARY;TYPE=canary\r\nPHOTO:http://canary.example\r\n');
    const account = await importFile(source(bad.repeat(300) + odd.repeat(150)), options, {
      onEntries: () => Promise.resolve(),
      onProgress: () => undefined,
    });
    expect(account.cardsRead).toBe(450);
    expect(account.taken).toBe(150);
    expect(account.skippedTotal).toBe(300);
    expect(account.skipped).toHaveLength(mostListed);
    expect(account.skipped[1]).toEqual({ number: 2, line: 3, reason: 'unterminated' });
    expect(account.remarkTotal).toBe(300);
    expect(account.remarks).toHaveLength(mostListed);
    expect(JSON.stringify(account)).not.toMatch(/canary/i);
    expect(importAccountSchema.parse(account)).toEqual(account);
  });

  test('names what is wrong with a whole file', async () => {
    const steps = { onEntries: () => Promise.reject(new Error('no card')), onProgress: () => undefined };
    expect((await importFile(source(''), options, steps)).fileProblem).toBe('empty');
    expect((await importFile(source('<html>'), options, steps)).fileProblem).toBe('not-a-vcard');
  });
});
