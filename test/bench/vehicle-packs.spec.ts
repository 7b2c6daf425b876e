import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { addressWithPack, packOfAddress, packOfHost, vehiclePacks } from '../../src/bench/vehicle-packs.ts';

const token = 'aB3_-'.padEnd(43, 'x');

const answering =
  (body: unknown): typeof fetch =>
  async () =>
    new Response(JSON.stringify(body));

test.describe('the vehicle packs', () => {
  test('are all those that the app brings', () => {
    expect(new Set(vehiclePacks)).toEqual(new Set(readdirSync('public/packs')));
  });
});

test.describe('the vehicle pack of the host', () => {
  test('is the one that the host was started with', async () => {
    expect(await packOfHost(answering({ token, pack: 'minimal' }))).toBe('minimal');
  });

  test('is the default one where nobody chose, nobody answers, or what answers is no host', async () => {
    const asked: (typeof fetch)[] = [
      answering({ token }),
      answering({ pack: 'minimal' }),
      answering({ token, pack: '../secret' }),
      answering('<!doctype html>'),
      () => Promise.reject(new TypeError()),
    ];
    for (const ask of asked) expect(await packOfHost(ask)).toBe('maker-nl');
  });
});

test.describe("the vehicle pack in the address of the emulator's page", () => {
  const bench = 'http://localhost:5173/bench.html';

  test('is one of those offered, and none where the address names another or none', () => {
    expect(packOfAddress(`${bench}?pack=minimal`)).toBe('minimal');
    for (const query of ['', '?pack=', '?pack=nobodys', '?pack=../secret', '?pack=Minimal', '?other=minimal'])
      expect(packOfAddress(bench + query), query).toBeUndefined();
  });

  test('is what was put there, instead of an earlier one and beside everything else', () => {
    for (const id of vehiclePacks) expect(packOfAddress(addressWithPack(bench, id))).toBe(id);
    expect(addressWithPack(`${bench}?display=driver&pack=maker-nl#top`, 'minimal')).toBe(
      `${bench}?display=driver&pack=minimal#top`,
    );
  });
});
