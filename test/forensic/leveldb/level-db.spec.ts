import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { launchBrowser } from '../../harness/browser.ts';
import { makeRunFolders } from '../../harness/profile.ts';
import { canaryOf } from '../canary.ts';
import { servePlantingSite } from '../planting-page.ts';
import type { LevelDbContent } from './entry.ts';
import { readLevelDbFile } from './read-level-db-file.ts';

const seed = 'level-db';
let files: ReadonlyMap<string, Buffer> = new Map();

/** Real files, as Chromium leaves them when it is killed. */
test.beforeAll(async () => {
  const folders = await makeRunFolders();
  const site = await servePlantingSite(seed);
  try {
    const browser = await launchBrowser(folders);
    const page = await browser.open(`${site.origin}/plant?seed=${seed}`);
    await page.locator('[data-planted]').waitFor();
    expect((await browser.kill()).signal).toBe('SIGKILL');
    const paths = await readdir(join(folders.profile, 'Default', 'IndexedDB'), { recursive: true });
    const found = paths.filter((path) => /\d+\.(log|ldb)$|MANIFEST-\d+$/.test(path));
    files = new Map(
      await Promise.all(
        found.map(async (path) => {
          const name = path.slice(path.lastIndexOf('/') + 1);
          return [name, await readFile(join(folders.profile, 'Default', 'IndexedDB', path))] as const;
        }),
      ),
    );
  } finally {
    await site.close();
    await folders.remove();
  }
});

function read(name: string, file: Buffer): LevelDbContent {
  const content = readLevelDbFile(name, file);
  if (content === undefined) throw new Error(`${name} is no file of a LevelDB.`);
  return content;
}

function holds(content: LevelDbContent, text: string): boolean {
  const needle = Buffer.from(text);
  const all = [...content.entries.flatMap(({ key, value }) => [key, value ?? key]), ...content.carved];
  return all.some((bytes) => Buffer.from(bytes).includes(needle));
}

function filesNamed(pattern: RegExp): readonly (readonly [string, Buffer])[] {
  return [...files].filter(([name]) => pattern.test(name));
}

test.describe('readLevelDbFile', () => {
  test('reads every record of a real database, from logs and tables together', () => {
    const { text } = canaryOf(seed, 'indexeddb-table');
    const numbers = new Set<string>();
    for (const [name, file] of filesNamed(/\.(log|ldb)$/)) {
      for (const { value } of read(name, file).entries) {
        const match = new RegExp(`${text}(\\d+)`).exec(Buffer.from(value ?? []).toString('latin1'));
        if (match?.[1] !== undefined) numbers.add(match[1]);
      }
    }
    expect(filesNamed(/\.ldb$/).length).toBeGreaterThan(0);
    expect(numbers.size).toBe(250);
  });

  test('marks what came out of Snappy blocks', () => {
    const entries = filesNamed(/\.ldb$/).flatMap(([name, file]) => read(name, file).entries);
    expect(entries.filter(({ compressed }) => compressed).length).toBeGreaterThan(1000);
  });

  test('sees a record that was deleted', () => {
    const { text } = canaryOf(seed, 'indexeddb-deleted');
    const holding = filesNamed(/\.(log|ldb)$/).filter(([name, file]) => holds(read(name, file), text));
    expect(holding.length).toBeGreaterThan(0);
  });

  test('reads the bounds of tables from the manifest', () => {
    const [[name, file] = ['', Buffer.alloc(0)]] = filesNamed(/^MANIFEST/);
    expect(holds(read(name, file), 'idb_cmp1')).toBe(true);
  });

  test('still finds the blocks of a table without its footer and index', () => {
    const { text } = canaryOf(seed, 'indexeddb-table');
    for (const [name, file] of filesNamed(/\.ldb$/)) {
      const torn = read(name, file.subarray(0, Math.floor(file.length / 2)));
      expect(torn.entries).toEqual([]);
      expect(torn.complete).toBe(true);
      expect(holds(torn, text)).toBe(true);
    }
  });

  test('still finds the other blocks of a table with a damaged one', () => {
    const [[name, file] = ['', Buffer.alloc(0)]] = filesNamed(/\.ldb$/);
    const damaged = Buffer.from(file);
    damaged.fill(0xff, 0, 64);
    const whole = read(name, file).entries.length;
    const left = read(name, damaged).entries.length;
    expect(left).toBeLessThan(whole);
    expect(left).toBeGreaterThan(whole * 0.9);
  });

  test('reads a log up to where it is torn', () => {
    const [[name, file] = ['', Buffer.alloc(0)]] = filesNamed(/\.log$/);
    const whole = read(name, file).entries.length;
    const torn = read(name, file.subarray(0, Math.floor(file.length * 0.7)));
    expect(torn.entries.length).toBeGreaterThan(whole * 0.5);
    expect(torn.entries.length).toBeLessThan(whole);
  });

  test('never throws, whatever is damaged or made up', () => {
    const samples = [...files].map(([name, file]) => [name, file.subarray(0, 40_000)] as const);
    const tails = [...files].map(([name, file]) => [name, file.subarray(-20_000)] as const);
    const damage = fc.array(fc.tuple(fc.nat(40_000), fc.nat(255)), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples, ...tails),
        damage,
        fc.nat(40_000),
        ([name, file], changes, cut) => {
          const copy = Buffer.from(file.subarray(0, cut));
          for (const [at, byte] of changes) if (at < copy.length) copy[at] = byte;
          expect(read(name, copy).entries.length).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('1.log', '1.ldb', 'MANIFEST-1'),
        fc.uint8Array({ maxLength: 2000 }),
        (name, bytes) => {
          expect(read(name, Buffer.from(bytes)).entries.length).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
