import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { makeZip } from 'client-zip';
import { dataName, manifestName } from '../../src/archive/archive-format.ts';
import { archiveCategory } from '../../src/archive/archive-category.ts';
import { parseJson } from '../../src/archive/read-records.ts';
import { firstLine } from '../../src/archive/json-lines.ts';
import { DeviceError } from '../../platform/contract/devices.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { blobRange } from '../../src/sealed-file/byte-range.ts';
import {
  archiveOf,
  bringIn,
  contentOf,
  definitionOf,
  emptied,
  fullDriver,
  gather,
  MemoryCollection,
  open,
  passphrase,
  sealedOf,
  storeOf,
} from './archive-stand.ts';
import type { Store } from './archive-stand.ts';
import { forged, lines, listed, type Part } from './forge-archive.ts';

const trip = (note: string): object => ({
  startedAt: 1,
  duration: 2,
  distance: 3,
  averageSpeed: 4,
  energy: 'fuel',
  note,
});

const problem = async (
  bytes: Uint8Array<ArrayBuffer>,
  stores: readonly Store[],
  secret = '',
): Promise<unknown> => {
  const opened = await open(bytes, stores, { passphrase: secret });
  return opened.ok ? 'taken' : opened.problem;
};

test.describe('a bad archive', () => {
  test('says what is wrong', async () => {
    const driver = fullDriver();
    const plain = await archiveOf(driver);
    const sealed = await sealedOf(plain);
    const chunk = 65_536 + 16;
    const flipped = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> => {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const cases: readonly (readonly [string, Uint8Array<ArrayBuffer>, string, object])[] = [
      ['nothing', new Uint8Array(), '', { kind: 'not-an-archive' }],
      ['a vCard', new Uint8Array(Buffer.from('BEGIN:VCARD')), '', { kind: 'not-an-archive' }],
      [
        'another ZIP',
        await gather(makeZip([{ name: 'a', input: 'b' }]) as never),
        '',
        { kind: 'not-an-archive' },
      ],
      ['a cut ZIP', plain.slice(0, -1), '', { kind: 'not-an-archive' }],
      ['a changed photo', flipped(plain, 1_000), '', { kind: 'damaged', file: 'files/contacts/1.jpg' }],
      ['no passphrase', sealed, '', { kind: 'passphrase-missing' }],
      ['a wrong one', sealed, 'correct horse stable', { kind: 'wrong-passphrase-or-damaged' }],
      [
        'a changed second chunk',
        flipped(sealed, 45 + chunk),
        passphrase,
        { kind: 'tampered', at: 45 + chunk },
      ],
      [
        'a cut between chunks',
        sealed.slice(0, 45 + 2 * chunk),
        passphrase,
        { kind: 'truncated', at: 45 + 2 * chunk },
      ],
      ['a newer container', sealed.with(8, 3), passphrase, { kind: 'newer-version', version: 3 }],
      ['a newer archive', await forged([], [], { version: 2 }), '', { kind: 'newer-version', version: 2 }],
    ];
    for (const [what, bytes, secret, expected] of cases)
      expect(await problem(bytes, driver, secret), what).toEqual(expected);
  });

  test('of two gigabytes is refused by its size or by its end, before it is read', async () => {
    const piece = new Blob([new Uint8Array(16_000_000)]);
    const large = new Blob(Array.from({ length: 125 }, () => piece));
    let asked = 0;
    const range = blobRange(large);
    const counted = {
      size: large.size,
      read: (start: number, length: number) => {
        asked += length;
        return range.read(start, length);
      },
    };
    const options = { categories: [], passphrase: '', signal: new AbortController().signal };
    expect(await openArchive(counted, options)).toMatchObject({ problem: { kind: 'not-an-archive' } });
    expect(asked).toBeLessThan(2_000_000);
    asked = 0;
    expect(await openArchive(counted, { ...options, limit: 1_999_999_999 })).toMatchObject({
      problem: { kind: 'too-large' },
    });
    expect(asked).toBe(0);
  });

  test('keeps the good entries and counts the bad ones by their place', async () => {
    const store = storeOf('trips');
    const deep = `{"id":"d","value":${'['.repeat(50)}${']'.repeat(50)}}`;
    const records = [
      JSON.stringify({ id: 'a', value: trip('one') }),
      '{"id":"b","value":{"kind":"nonsense"}}',
      '{nonsense',
      deep,
      JSON.stringify({ id: 'a', value: trip('two') }),
      JSON.stringify({ id: '', value: trip('three') }),
    ];
    const bytes = await forged([lines('trips', 1, records)], [listed('trips')]);
    const opened = await open(bytes, [store]);
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(opened.value.categories[0]?.read?.unfit).toEqual({ count: 4, entries: [2, 3, 4, 6] });
    await bringIn(bytes, [store]);
    // The second of one id gets an id of its own.
    const all = store.collection.all();
    expect(all.map(({ value }) => value)).toEqual([trip('one'), trip('two')]);
    expect(all[0]?.id).toBe('a');
    expect(all[1]?.id).toMatch(/^[a-z2-7]{26}$/);
  });

  test('takes in no consents, no transfers, and nothing of a newer schema or of a category that is not known', async () => {
    const stores = [storeOf('consents'), storeOf('transfers'), storeOf('trips'), storeOf('calls')];
    const bytes = await forged(
      [
        lines('consents', 1, [JSON.stringify({ id: 'rtti', value: { allowed: true, pending: false } })]),
        lines('transfers', 1, [JSON.stringify({ id: 'x', value: { kind: 'gap', at: 1, until: 2 } })]),
        lines('trips', 2, [JSON.stringify({ id: 'a', value: trip('') })]),
        lines('of-a-newer-app', 1, ['{}']),
      ],
      [listed('consents'), listed('transfers'), listed('trips', 2), listed('of-a-newer-app')],
    );
    const opened = await open(bytes, stores);
    if (!opened.ok) throw new Error(opened.problem.kind);
    expect(opened.value.categories.map(({ state }) => state)).toEqual(['export', 'export', 'newer-version']);
    expect(opened.value.unknown).toBe(1);
    expect(await bringIn(bytes, stores)).toEqual({ ok: true, value: [] });
    expect(stores.map(contentOf)).toEqual([[], [], [], []]);
  });

  test('brings records of an older schema over', async () => {
    const definition = {
      ...definitionOf('trips'),
      version: 3,
      migrations: {
        1: (record: unknown) => record,
        2: (record: unknown) => ({ ...(record as object), note: 'moved' }),
      },
    };
    const collection = new MemoryCollection(definition);
    const category = archiveCategory(collection, { way: 'both' });
    const bytes = await forged(
      [lines('trips', 1, [JSON.stringify({ id: 'a', value: trip('') })])],
      [listed('trips')],
    );
    await bringIn(bytes, [{ ...storeOf('trips'), collection, category }]);
    expect(collection.all().map(({ value }) => value)).toEqual([trip('moved')]);
  });

  test('is refused when the frame of its records, a file or a name is not as it should be', async () => {
    const store = storeOf('trips');
    const good = lines('trips', 1, []);
    const damaged = { kind: 'damaged', file: 'data/trips.json' };
    const cases: readonly (readonly [string, readonly Part[], object])[] = [
      ['another category', [{ ...good, text: lines('calls', 1, []).text }], damaged],
      ['no end', [{ ...good, text: `${firstLine('trips', 1)}\n` }], damaged],
      ['something after the end', [{ ...good, text: `${String(good.text)}x` }], damaged],
      ['no records at all', [], damaged],
      ['a path upwards', [good, { name: '../etc/passwd.txt', text: '' }], { kind: 'not-an-archive' }],
      [
        'a name of content',
        [good, { name: 'files/Zoë.jpg', text: '' }],
        { kind: 'damaged', file: manifestName },
      ],
    ];
    for (const [what, parts, expected] of cases)
      expect(await problem(await forged(parts, [listed('trips')]), [store]), what).toEqual(expected);
    const missing = await forged([good], [listed('trips')], {
      files: [{ name: 'files/a/1.jpg', size: 1, sha256: 'a'.repeat(64) }],
    });
    expect(await problem(missing, [store])).toEqual({ kind: 'damaged', file: 'files/a/1.jpg' });
  });

  test('that unpacks to far more than it is stops early', async () => {
    const store = storeOf('trips');
    const line = { name: dataName('trips'), text: `${firstLine('trips', 1)}\n${'x'.repeat(5_000_000)}` };
    expect(await problem(await forged([line], [listed('trips')]), [store])).toEqual({
      kind: 'bomb',
      file: 'data/trips.json',
    });
  });

  test('that another tool packed anew is taken, and one that was packed to burst is not', async () => {
    const driver = fullDriver();
    const plain = await archiveOf(driver);
    const packed = async (parts: readonly Part[]): Promise<Uint8Array<ArrayBuffer>> => {
      const writer = new ZipWriter(new Uint8ArrayWriter());
      for (const { name, text } of parts) {
        const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
        await writer.add(name, new Uint8ArrayReader(bytes), { level: 9 });
      }
      return new Uint8Array(await writer.close());
    };
    const parts = await Promise.all(
      (await new ZipReader(new Uint8ArrayReader(plain)).getEntries()).map(async (entry) => ({
        name: entry.filename,
        text: entry.directory
          ? new Uint8Array()
          : new Uint8Array(await entry.getData(new Uint8ArrayWriter())),
      })),
    );
    const fresh = emptied(driver);
    expect((await bringIn(await packed([{ name: '.extra', text: 'x' }, ...parts]), fresh)).ok).toBe(true);
    expect(fresh.map(contentOf)).toEqual(driver.map(contentOf));

    const zeros = { name: 'files/media/1.mp3', text: new Uint8Array(5_000_000) };
    const sum = createHash('sha256').update(zeros.text).digest('hex');
    const files = [{ name: zeros.name, size: zeros.text.length, sha256: sum }];
    const manifest = {
      format: 'glovebox-archive',
      version: 1,
      app: '',
      writtenAt: '',
      categories: [],
      files,
    };
    const bomb = await packed([zeros, { name: manifestName, text: JSON.stringify(manifest) }]);
    expect(await problem(bomb, [])).toEqual({ kind: 'bomb', file: zeros.name });
  });

  test('whose manifest says another hash than its file has is refused', async () => {
    const good = lines('trips', 1, []);
    const files = [{ name: good.name, size: good.text.length, sha256: 'a'.repeat(64) }];
    expect(await problem(await forged([good], [listed('trips')], { files }), [storeOf('trips')])).toEqual({
      kind: 'damaged',
      file: good.name,
    });
  });

  test('may not nest deeper than records do', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nested(40))).toBeDefined();
    expect(parseJson(nested(41))).toBeUndefined();
    expect(parseJson(nested(1_000_000))).toBeUndefined();
    // Brackets within a text are no levels, also after an escaped quotation mark.
    const text = `"${'['.repeat(50)}`;
    expect(parseJson(JSON.stringify(text))).toBe(text);
  });

  test('on a stick that goes changes nothing', async () => {
    const driver = fullDriver();
    const plain = await archiveOf(driver);
    const range = blobRange(new Blob([plain]));
    const options = {
      categories: driver.map(({ category }) => category),
      passphrase: '',
      signal: new AbortController().signal,
    };
    for (let after = 0; after < 6; after += 1) {
      let reads = 0;
      const failing = {
        size: range.size,
        read: (start: number, length: number) =>
          (reads += 1) > after ? Promise.reject(new DeviceError('gone')) : range.read(start, length),
      };
      expect(await openArchive(failing, options)).toEqual({
        ok: false,
        problem: { kind: 'device', reason: 'gone' },
      });
    }
  });
});
