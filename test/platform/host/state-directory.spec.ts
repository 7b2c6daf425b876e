import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeStateDirectory } from '../../../platform/host/state-directory.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

test.describe('the state directory', () => {
  let root: Awaited<ReturnType<typeof temporaryDirectory>>;
  let path: string;

  test.beforeEach(async () => {
    root = await temporaryDirectory();
    path = join(root.path, 'deep', 'state');
  });
  test.afterEach(() => root.remove());

  test('is made for its owner only, and made so if it is open to others', async () => {
    const directory = await takeStateDirectory(path);
    expect(await modeOf(path)).toBe(0o700);
    await directory.release();
    await chmod(path, 0o755);
    await (await takeStateDirectory(path)).release();
    expect(await modeOf(path)).toBe(0o700);
  });

  test('refuses a second host while the first has it, and says which', async () => {
    const directory = await takeStateDirectory(path);
    const second = takeStateDirectory(path);
    await expect(second).rejects.toMatchObject({ code: 'in-use' });
    await expect(second).rejects.toThrow(`process ${process.pid}`);
    await directory.release();
    await (await takeStateDirectory(path)).release();
    expect(await readdir(path)).toEqual([]);
  });

  test('never goes to two of several that ask at once', async () => {
    for (let round = 0; round < 20; round++) {
      const results = await Promise.allSettled(Array.from({ length: 4 }, () => takeStateDirectory(path)));
      const taken = results.filter((result) => result.status === 'fulfilled');
      expect(taken.length).toBeLessThanOrEqual(1);
      for (const { value } of taken) await value.release();
    }
  });

  test('is free again when the process that had it has ended', async () => {
    const other = spawn(process.execPath, ['-e', '']);
    await once(other, 'exit');
    await mkdir(path, { recursive: true });
    await writeFile(join(path, `host-${other.pid}-0.lock`), 'boot 1');
    const directory = await takeStateDirectory(path);
    expect(await readdir(path)).toHaveLength(1);
    await directory.release();
  });

  test('is free when the number of the process that had it went to another', async () => {
    test.skip(process.platform !== 'linux', 'only Linux tells when a process started');
    await mkdir(path, { recursive: true });
    await writeFile(join(path, `host-${process.pid}-0.lock`), 'another-boot 1');
    await (await takeStateDirectory(path)).release();
  });

  test('stays taken by a running process whose start is not known', async () => {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, `host-${process.pid}-0.lock`), '');
    await expect(takeStateDirectory(path)).rejects.toMatchObject({ code: 'in-use' });
    // The one that was refused leaves no lock of its own.
    expect(await readdir(path)).toEqual([`host-${process.pid}-0.lock`]);
  });

  test('is no file', async () => {
    await mkdir(join(root.path, 'deep'));
    await writeFile(path, '');
    await expect(takeStateDirectory(path)).rejects.toThrow();
  });
});
