import { spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { openFileKeystore } from '../../../platform/host/file-keystore.ts';
import { decodeSlot, slotSize } from '../../../platform/host/slot.ts';
import { keystoreConformance } from '../conformance/keystore.ts';
import { everyByteIn, temporaryDirectory } from './temporary-directory.ts';

const installation = 'a1b2c3d4e5f6a7b8';
const plain = crypto.getRandomValues(new Uint8Array(48));

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
test.beforeEach(async () => {
  directory = await temporaryDirectory();
});
test.afterEach(() => directory.remove());

test.describe('the file keystore', () => {
  for (const { name, run } of keystoreConformance) {
    test(name, () =>
      run(async () => {
        const keystore = await openFileKeystore(directory.path);
        return { port: keystore, close: () => keystore.close() };
      }),
    );
  }

  test('leaves nothing of a destroyed key in its directory, while it runs', async () => {
    const keystore = await openFileKeystore(directory.path);
    const keys = keystore.forInstallation(installation);
    for (const alias of ['to-be-destroyed', 'kept']) await keys.wrap(alias, plain);
    const before = await keysIn(directory.path);
    const [gone = Buffer.alloc(1), kept = Buffer.alloc(1)] = [
      before.get('to-be-destroyed'),
      before.get('kept'),
    ];
    expect((await everyByteIn(directory.path)).includes(gone)).toBe(true);
    await keys.destroy(['to-be-destroyed']);
    const left = await everyByteIn(directory.path);
    expect(left.includes(gone)).toBe(false);
    expect(left.includes('to-be-destroyed')).toBe(false);
    expect(left.includes(kept)).toBe(true);
    await keystore.close();
  });

  test('writes in place: the file stays the same, and as large', async () => {
    const keystore = await openFileKeystore(directory.path);
    const file = join(directory.path, 'keys');
    const before = await stat(file);
    const keys = keystore.forInstallation(installation);
    for (let number = 0; number < 20; number++) {
      await keys.wrap(`n-${number}`, plain);
      if (number % 2) await keys.destroy([`n-${number}`]);
    }
    await keystore.close();
    const after = await stat(file);
    expect(after.ino).toBe(before.ino);
    expect(after.size).toBe(before.size);
    expect(after.size).toBe(512 * slotSize);
    expect(after.mode & 0o777).toBe(0o600);
  });

  test('starts over after a kill while its file was being made', async () => {
    await mkdir(directory.path, { recursive: true });
    await writeFile(join(directory.path, 'keys.new'), 'half');
    const keystore = await openFileKeystore(directory.path);
    expect((await keystore.forInstallation(installation).wrap('a', plain)).ok).toBe(true);
    await keystore.close();
  });

  test('is refused to a second host', async () => {
    const keystore = await openFileKeystore(directory.path);
    await expect(openFileKeystore(directory.path)).rejects.toMatchObject({ code: 'in-use' });
    await keystore.close();
    await (await openFileKeystore(directory.path)).close();
  });
});

test.describe('a host that is killed', () => {
  const rounds = 12;

  test(`keeps what it acknowledged, ${rounds} times in one directory`, async () => {
    test.slow();
    const script = await buildScript('killed-host.ts');
    for (let run = 0; run < rounds; run++) {
      const lines = await killAfter(randomInt(1, 60), script, String(run));
      const keystore = await openFileKeystore(directory.path);
      const keys = keystore.forInstallation(installation);
      const destroying = new Set(namesIn(lines, 'destroying'));
      const destroyed = new Set(namesIn(lines, 'destroyed'));
      const wrapped = lines.flatMap((line) => {
        const [word, alias = '', hex = ''] = line.split(' ');
        return word === 'wrapped' ? [{ alias, bytes: new Uint8Array(Buffer.from(hex, 'hex')) }] : [];
      });
      expect(wrapped.length).toBeGreaterThan(0);
      for (const { alias, bytes } of wrapped) {
        const result = await keys.unwrap(alias, bytes);
        const gone = { ok: false, reason: 'unknown-alias' };
        if (destroyed.has(alias)) expect(result).toEqual(gone);
        else if (!destroying.has(alias) || result.ok)
          expect(result).toEqual({ ok: true, value: plainOf(alias) });
        else expect(result).toEqual(gone);
      }
      await keystore.close();
    }
  });

  /** Runs the script, kills it when it has said `count` lines, and gives all it said. */
  async function killAfter(count: number, script: string, run: string): Promise<string[]> {
    const child = spawn(process.execPath, [script, directory.path, installation, run], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === count) child.kill('SIGKILL');
    }
    const [, signal] = (await exited) as [number | null, NodeJS.Signals | null];
    expect(signal, `killed after ${count} lines of run ${run}`).toBe('SIGKILL');
    return lines;
  }

  function namesIn(lines: readonly string[], word: string): string[] {
    return lines.filter((line) => line.startsWith(`${word} `)).flatMap((line) => line.split(' ').slice(1));
  }

  function plainOf(alias: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(createHash('sha256').update(alias).digest());
  }

  /** Node 20 runs no TypeScript: the script is bundled, as the host is for `npm run serve`. */
  test('does not take back a wrong PIN that it counted', async () => {
    test.slow();
    const script = await buildScript('killed-guesser.ts');
    const child = spawn(process.execPath, [script, directory.path, installation, 'pin'], {
      stdio: 'inherit',
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const keystore = await openFileKeystore(directory.path);
    const begun = await keystore.forInstallation(installation).beginAttempt('pin');
    expect(begun.ok && begun.value.waitMs).toBeGreaterThan(29_000);
    await keystore.close();
  });

  async function buildScript(name: string): Promise<string> {
    const outDir = join(directory.path, 'script');
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: fileURLToPath(new URL(name, import.meta.url)), outDir, emptyOutDir: false },
    });
    await writeFile(join(outDir, 'package.json'), '{"type":"module"}');
    return join(outDir, name.replace(/\.ts$/, '.js'));
  }
});

/** The keys in the key file, by alias. */
async function keysIn(state: string): Promise<Map<string, Buffer>> {
  const whole = await readFile(join(state, 'keys'));
  const found = new Map<string, Buffer>();
  for (let at = 0; at < whole.length; at += slotSize) {
    const content = decodeSlot(whole.subarray(at, at + slotSize));
    if (content.kind === 'key') found.set(content.record.alias, Buffer.from(content.record.key));
  }
  return found;
}
