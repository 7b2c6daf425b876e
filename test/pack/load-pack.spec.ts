import { expect, test } from '@playwright/test';
import { loadPack } from '../../src/pack/load-pack.ts';
import type { FetchJson } from '../../src/pack/load-pack.ts';
import { makerNl, setJson } from './pack-files.ts';
import type { Json } from './pack-files.ts';

function serving(files: Readonly<Record<string, Json>>): { fetchJson: FetchJson; asked: string[] } {
  const asked: string[] = [];
  const fetchJson: FetchJson = async (path) => {
    asked.push(path);
    const file = files[path];
    if (file === undefined) throw new TypeError('404');
    return file;
  };
  return { fetchJson, asked };
}

const good = {
  '/packs/maker-nl/pack.json': makerNl.pack(),
  '/packs/maker-nl/en.json': makerNl.texts(),
  '/packs/maker-nl/nl.json': makerNl.texts('nl'),
};

test.describe('loadPack', () => {
  test('gives the pack with its words', async () => {
    const { fetchJson, asked } = serving(good);
    const result = await loadPack('maker-nl', 'en', fetchJson);
    expect(result).toMatchObject({
      ok: true,
      pack: { id: 'maker-nl', language: 'en', texts: { services: { ecall: { name: '112 eCall' } } } },
    });
    expect(asked).toEqual(['/packs/maker-nl/pack.json', '/packs/maker-nl/en.json']);
  });

  test("speaks the pack's own language where it does not claim the wanted one", async () => {
    const result = await loadPack('maker-nl', 'fr', serving(good).fetchJson);
    expect(result).toMatchObject({ ok: true, pack: { language: 'en' } });
  });

  test('speaks another language that it claims', async () => {
    const { fetchJson, asked } = serving(good);
    expect(await loadPack('maker-nl', 'nl', fetchJson)).toMatchObject({
      ok: true,
      pack: { language: 'nl', texts: { services: { rtti: { name: 'Verkeersinformatie' } } } },
    });
    expect(asked).toEqual(['/packs/maker-nl/pack.json', '/packs/maker-nl/nl.json']);
  });

  test('refuses a language that is claimed and not there', async () => {
    const pack = makerNl.pack();
    setJson(pack, ['languages', 1], 'fr');
    const { fetchJson } = serving({ ...good, '/packs/maker-nl/pack.json': pack });
    expect(await loadPack('maker-nl', 'fr', fetchJson)).toEqual({
      ok: false,
      problems: [{ entry: 'texts/fr', rule: 'cannot be read: the file is missing or no JSON' }],
    });
  });

  test('says so when there is no pack', async () => {
    expect(await loadPack('maker-xx', 'en', serving(good).fetchJson)).toEqual({
      ok: false,
      problems: [{ entry: 'pack', rule: 'cannot be read: the file is missing or no JSON' }],
    });
  });

  test('refuses a pack of another id than its folder', async () => {
    const { fetchJson } = serving({ '/packs/other/pack.json': makerNl.pack() });
    expect(await loadPack('other', 'en', fetchJson)).toMatchObject({
      ok: false,
      problems: [{ entry: 'id' }],
    });
  });

  test('asks for nothing outside the packs', async () => {
    for (const id of ['../secret', 'a/b', '', 'MAKER', 'a%2Fb', 'a--b']) {
      const { fetchJson, asked } = serving(good);
      expect(await loadPack(id, 'en', fetchJson)).toMatchObject({ ok: false, problems: [{ entry: 'pack' }] });
      expect(asked).toEqual([]);
    }
    const { fetchJson, asked } = serving(good);
    await loadPack('maker-nl', '../../x', fetchJson);
    expect(asked).toEqual(['/packs/maker-nl/pack.json', '/packs/maker-nl/en.json']);
  });

  test('passes on what is wrong in either file', async () => {
    const pack = makerNl.pack();
    setJson(pack, ['id'], 5);
    const texts = makerNl.texts();
    setJson(texts, ['language'], undefined);
    expect(
      await loadPack('maker-nl', 'en', serving({ ...good, '/packs/maker-nl/pack.json': pack }).fetchJson),
    ).toEqual({ ok: false, problems: [{ entry: 'id', rule: 'must be string' }] });
    expect(
      await loadPack('maker-nl', 'en', serving({ ...good, '/packs/maker-nl/en.json': texts }).fetchJson),
    ).toEqual({
      ok: false,
      problems: [{ entry: 'texts/en/language', rule: 'is missing, must be string' }],
    });
  });
});
