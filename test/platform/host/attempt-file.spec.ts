import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { AttemptFile } from '../../../platform/host/attempt-file.ts';
import { temporaryDirectory } from './temporary-directory.ts';

test.describe('the counters of wrong PINs', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  test.beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  test.afterEach(() => directory.remove());

  test('wait 30 s after the fifth, then twice as long each time up to an hour, and count no try that had to wait', async () => {
    let now = 0;
    const file = await AttemptFile.open(join(directory.path, 'attempts'), () => now);
    for (let index = 0; index < 5; index += 1) expect(await file.begin('a')).toBe(0);
    for (const wait of [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600].map((seconds) => seconds * 1_000)) {
      expect(await file.begin('a')).toBe(wait);
      now += wait - 1;
      expect(await file.begin('a')).toBe(1);
      now += 1;
      expect(await file.begin('a')).toBe(0);
    }
  });

  test('begin a wait anew when the host starts again, and let no free try wait', async () => {
    const path = join(directory.path, 'attempts');
    let now = 0;
    const first = await AttemptFile.open(path, () => now);
    await first.begin('one');
    for (let index = 0; index < 6; index += 1) {
      await first.begin('six');
      now += 60_000;
    }
    now = 0;
    const second = await AttemptFile.open(path, () => now);
    expect(await second.begin('one')).toBe(0);
    expect(await second.begin('six')).toBe(60_000);
    now = 60_000;
    expect(await second.begin('six')).toBe(0);
  });

  test('make every name wait longest when the file was tampered with', async () => {
    const path = join(directory.path, 'attempts');
    for (const text of ['', '{', '[]', '{"pin":-1}', '{"pin":"3"}']) {
      await writeFile(path, text);
      const file = await AttemptFile.open(path, () => 0);
      expect(await file.begin('pin')).toBe(3_600_000);
    }
  });

  test('are forgotten on the disk too, and leave no other file', async () => {
    const file = await AttemptFile.open(join(directory.path, 'attempts'), () => 0);
    await file.begin('a');
    await file.begin('b');
    await file.forget(['a', 'never']);
    expect(JSON.parse(await readFile(join(directory.path, 'attempts'), 'utf8'))).toEqual({ b: 1 });
    expect(await readdir(directory.path)).toEqual(['attempts']);
  });

  test('are no more than a car can need', async () => {
    const file = await AttemptFile.open(join(directory.path, 'attempts'), () => 0);
    for (let index = 0; index < 512; index += 1) expect(await file.begin(`name-${index}`)).toBe(0);
    expect(await file.begin('one-more')).toBe(undefined);
    expect(await file.begin('name-0')).toBe(0);
  });
});
