import { execFileSync } from 'node:child_process';
import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { exportArchive } from '../../src/archive/export-archive.ts';
import type { ArchiveExport } from '../../src/archive/export-archive.ts';
import { writeArchive } from '../../src/archive/write-archive.ts';
import type { ExportTarget } from '../../src/records/export-target.ts';
import { collections } from '../../src/collections.ts';
import { MemorySticks } from '../drivers/take-along-stand.ts';
import {
  archiveOf,
  bringIn,
  contentOf,
  emptied,
  fullDriver,
  gather,
  now,
  passphrase,
  quick,
  random,
  storeOf,
  words,
} from './archive-stand.ts';
import type { Store } from './archive-stand.ts';

/** The files of a ZIP as Info-ZIP's `unzip` gives them, which checks each CRC. */
function unzipped(bytes: Uint8Array): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-archive-'));
  try {
    writeFileSync(join(folder, 'a.zip'), bytes);
    execFileSync('unzip', ['-q', 'a.zip', '-d', 'out'], { cwd: folder });
    const names = readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true });
    return new Map(
      names
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(folder.length + '/out/'.length), readFileSync(path)];
        }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Opens a sealed archive as FORMAT.md says, with nothing of the app's. */
function unsealedByTheBook(file: Buffer, secret: string): Buffer {
  expect(file.toString('ascii', 0, 8)).toBe('GLOVEBOX');
  expect([file.readUInt8(8), file.readUInt8(9)]).toEqual([2, 1]);
  expect(file.readBigUInt64BE(37)).toBe(0n);
  const header = file.subarray(0, 45);
  const key = pbkdf2Sync(secret, file.subarray(14, 30), file.readUInt32BE(10), 32, 'sha256');
  const opened: Buffer[] = [];
  for (let [at, index] = [45, 0]; at < file.length; index += 1) {
    const end = Math.min(at + 65_536 + 16, file.length);
    const place = Buffer.alloc(5);
    place.writeUInt32BE(index);
    place.writeUInt8(end === file.length ? 1 : 0, 4);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.concat([file.subarray(30, 37), place]));
    decipher.setAAD(Buffer.concat([header, place]));
    decipher.setAuthTag(file.subarray(end - 16, end));
    opened.push(decipher.update(file.subarray(at, end - 16)), decipher.final());
    at = end;
  }
  return Buffer.concat(opened);
}

class MemoryTarget implements ExportTarget {
  limit: number | undefined;
  pieces: Uint8Array<ArrayBuffer>[] | undefined = [];
  isClosed = false;
  failsAfter = Infinity;

  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if ((this.pieces?.length ?? 0) >= this.failsAfter) return Promise.reject(new Error('full'));
    this.pieces?.push(bytes);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.pieces = undefined;
    return Promise.resolve();
  }
}

const order = (stores: readonly Store[], more: Partial<ArchiveExport> = {}): ArchiveExport => ({
  categories: stores.map(({ category }) => category),
  version: '0.1.0',
  now,
  words,
  devices: undefined,
  random,
  passphrase: '',
  derivation: quick,
  ...more,
});
const never = new AbortController().signal;
const ignore = (): void => undefined;

test.describe('an archive that is written', () => {
  test('is read by a stranger with common tools: every file has its hash, its size and a neutral name', async () => {
    const driver = fullDriver();
    const beside = {
      fileName: 'calls.csv',
      async *write(records: readonly unknown[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
        yield new TextEncoder().encode(`${records.length} calls`);
      },
    };
    const call = { kind: 'call', peer: '+31', name: 'Zoë', direction: 'in', at: 1, device: 'd', duration: 2 };
    const calls = storeOf('calls', [['c', call]], [beside]);
    const files = unzipped(await archiveOf([...driver, calls]));
    const manifest = JSON.parse(String(files.get('manifest.json'))) as {
      files: { name: string; size: number; sha256: string }[];
      categories: { id: string; records: number; files: number }[];
    };
    const found = [...files].filter(([name]) => name !== 'manifest.json');
    const sums = found.map(([name, bytes]) => ({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
    expect(manifest.files.toSorted(byName)).toEqual(sums.toSorted(byName));
    expect([...files.keys()].sort()).toEqual([
      'calls.csv',
      ...['calls', 'contacts', 'media', 'trips'].map((name) => `data/${name}.json`),
      'files/contacts/1.jpg',
      'files/media/1.mp3',
      'index.html',
      'manifest.json',
      ...['calls', 'contacts', 'media', 'trips'].map((name) => `schema/${name}.json`),
    ]);
    expect(manifest.categories.map(({ id, records, files: count }) => [id, records, count])).toEqual([
      ['contacts', 2, 1],
      ['media', 1, 1],
      ['trips', 1, 0],
      ['calls', 1, 0],
    ]);
    const contacts = JSON.parse(String(files.get('data/contacts.json'))) as {
      records: { value: { photo: unknown } }[];
    };
    expect(contacts.records[0]?.value.photo).toEqual({
      file: 'files/contacts/1.jpg',
      size: 30_000,
      type: 'image/jpeg',
    });
    expect(String(files.get('calls.csv'))).toBe('1 calls');
  });

  test('has a page that needs no network or script, tells counts only, and escapes what a pack says', async () => {
    const page = String(unzipped(await archiveOf(fullDriver())).get('index.html'));
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|https?:|Zoë|Song/);
    expect(page).toContain('<td>&lt;contacts&gt;</td><td class="figure">2</td>');
    expect(page).toContain('GDPR art. 15');
    expect(page).toContain('GDPR art. 20');
    expect(page).toContain('href="data/contacts.json"');
  });

  test('leaves out keys and passwords, and says so in its schema, its manifest and its page', async () => {
    const secret = 'c2VjcmV0c2VjcmV0';
    const stores = [
      storeOf('accounts', [
        ['a', { provider: 'Radio', user: 'zoe', tokens: [secret], scopes: [], signedInAt: 1 }],
      ]),
      storeOf('online-use', [['c', { kind: 'cookie', host: 'a.b', name: 'id', value: secret, at: 1 }]]),
      storeOf('driver-card', [['card', { name: 'Zoë', firstRun: 'finished', keyId: secret }]]),
    ];
    const bytes = await archiveOf(stores);
    expect(Buffer.from(bytes).includes(secret)).toBe(false);
    expect(Buffer.from(bytes).includes('Radio')).toBe(true);
    const files = unzipped(bytes);
    for (const [name, field] of [
      ['accounts', 'tokens'],
      ['driver-card', 'keyId'],
    ] as const)
      expect(String(files.get(`schema/${name}.json`)), name).not.toContain(`"${field}"`);
    expect(String(files.get('manifest.json'))).toContain('"cookie.value"');
    expect(String(files.get('index.html'))).toContain('cookie.value');
  });

  test('says of every category that is not in it why, in its manifest and on its page', async () => {
    const files = unzipped(await archiveOf([storeOf('trips'), storeOf('calls')]));
    const manifest = JSON.parse(String(files.get('manifest.json'))) as {
      categories: { id: string }[];
      leftOut: { id: string; reason: string }[];
    };
    const reasons = new Map(manifest.leftOut.map(({ id, reason }) => [id, reason]));
    expect([...manifest.categories.map(({ id }) => id), ...reasons.keys()].toSorted()).toEqual(
      collections.map(({ category }) => category).toSorted(),
    );
    expect(['paired-devices', 'digital-keys', 'keeper', 'contacts'].map((id) => reasons.get(id))).toEqual([
      'vehicle',
      'vehicle',
      'keeper',
      'not-chosen',
    ]);
    expect(String(files.get('index.html'))).toContain('Paired phones');
  });

  test('holds no key of the vault', async () => {
    const [contacts] = fullDriver();
    const photo = (contacts.collection.get('ada')?.value as { photo: { key: string; id: string } }).photo;
    const bytes = Buffer.from(await archiveOf([contacts]));
    expect(bytes.includes(photo.key)).toBe(false);
    expect(bytes.includes(photo.id)).toBe(false);
  });

  test('counts a file that cannot be read, and comes back without it', async () => {
    const driver = fullDriver();
    for (const { files } of driver) files.stored.clear();
    const target = new MemoryTarget();
    const end = await exportArchive(order(driver), target, ignore, never);
    expect(end).toMatchObject({ kind: 'finished', missingFiles: 2 });
    const fresh = emptied(driver);
    await bringIn(new Uint8Array(Buffer.concat(target.pieces ?? [])), fresh);
    // A contact is one without its photo; a song is none without its sound.
    expect(fresh.map((store) => contentOf(store).length)).toEqual([2, 0, 1]);
  });

  test('is opened by a stranger who has the passphrase, sealed on its way', async () => {
    const driver = fullDriver();
    const sticks = new MemorySticks();
    sticks.plugIn('s');
    const end = await exportArchive(order(driver, { devices: sticks, passphrase }), 's', ignore, never);
    expect(end).toMatchObject({ kind: 'finished', name: 'glovebox-data-2026-11-23.gbz' });
    const file = Buffer.from(sticks.stored.get('s')?.get('glovebox-data-2026-11-23.gbz') ?? '');
    expect(end.kind === 'finished' && end.bytes).toBe(file.length);
    expect(file.includes('data/contacts')).toBe(false);
    expect(unzipped(unsealedByTheBook(file, passphrase)).has('data/contacts.json')).toBe(true);
  });

  test('ends clearly and leaves nothing when the stick is pulled out or full, or the target fails', async () => {
    const driver = fullDriver();
    for (const secret of ['', passphrase]) {
      const sticks = new MemorySticks();
      const write = (): ReturnType<typeof exportArchive> =>
        exportArchive(order(driver, { devices: sticks, passphrase: secret }), 's', ignore, never);
      expect(await write()).toEqual({ kind: 'failed', reason: 'gone' });
      sticks.plugIn('s');
      sticks.writeFailure = 'full';
      expect(await write()).toEqual({ kind: 'failed', reason: 'full' });
      sticks.writeFailure = undefined;
      sticks.goneAfter = 80_000;
      expect(await write()).toEqual({ kind: 'failed', reason: 'gone' });
      sticks.plugIn('s');
      expect(sticks.stored.get('s')?.size).toBe(0);
      const target = new MemoryTarget();
      target.failsAfter = 5;
      const failed = await exportArchive(order(driver, { passphrase: secret }), target, ignore, never);
      // A sealed one of this size has three pieces.
      if (secret === '') expect(failed).toEqual({ kind: 'failed', reason: 'not-written' });
      const small = new MemoryTarget();
      small.limit = 50_000;
      expect(await exportArchive(order(driver, { passphrase: secret }), small, ignore, never)).toEqual({
        kind: 'failed',
        reason: 'too-large',
      });
      expect([small.pieces, small.isClosed]).toEqual([undefined, false]);
    }
  });

  test('can be cancelled after any piece, and then there is nothing', async () => {
    const driver = fullDriver(40_000);
    const all = (await gatherCount(driver)) + 1;
    expect(all).toBeGreaterThan(30);
    for (let after = 1; after < all; after += 1) {
      const cancelling = new AbortController();
      let steps = 0;
      const onProgress = (): void => {
        if ((steps += 1) > after) cancelling.abort();
      };
      const target = new MemoryTarget();
      expect(await exportArchive(order(driver), target, onProgress, cancelling.signal)).toEqual({
        kind: 'failed',
        reason: 'cancelled',
      });
      expect([target.pieces, target.isClosed]).toEqual([undefined, false]);
    }
  });

  test('says that a category did not open', async () => {
    const driver = fullDriver();
    driver[1].collection.openResult = { ok: false, reason: 'locked' };
    const target = new MemoryTarget();
    expect(await exportArchive(order(driver), target, ignore, never)).toEqual({
      kind: 'failed',
      reason: 'unreadable',
    });
    expect(target.pieces).toBeUndefined();
  });

  test('tells its progress to the end', async () => {
    const seen: string[] = [];
    const end = await exportArchive(
      order(fullDriver()),
      new MemoryTarget(),
      ({ done, total }) => seen.push(`${done}/${total}`),
      never,
    );
    expect([seen[0], seen.at(-1)]).toEqual(['0/6', '6/6']);
    expect(end.kind).toBe('finished');
  });
});

async function gatherCount(stores: readonly Store[]): Promise<number> {
  let count = 0;
  const pieces = writeArchive({
    categories: stores.map(({ category }) => category),
    version: '0',
    now,
    words,
  });
  for await (const _piece of pieces) count += 1;
  expect((await gather(writeArchive({ categories: [], version: '0', now, words }))).length).toBeGreaterThan(
    0,
  );
  return count;
}
