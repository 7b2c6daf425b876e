import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { signIntroduction } from '../../platform/contract/attestation-jws.ts';
import { makeCertificate } from '../../src/eraser/certificate/make-certificate.ts';
import { type CliResult, runVerify } from '../../src/verify/verify-cli.ts';
import { type MemoryKey, newMemoryKey } from '../platform/conformance/memory-attestation.ts';
import { temporaryDirectory } from '../platform/host/temporary-directory.ts';
import { chainOf, partialFacts, sampleFacts, sampleIdentity, sign } from '../eraser/certificate/sample.ts';

const launcher = fileURLToPath(new URL('../../platform/host/verify-certificate.mjs', import.meta.url));

let folder: string;
let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let key: MemoryKey;
let keyFile: string;
test.beforeEach(async () => {
  directory = await temporaryDirectory();
  folder = join(directory.path, 'cars');
  await mkdir(folder);
  key = await newMemoryKey();
  keyFile = join(directory.path, 'key.json');
  await saveKey(keyFile, key);
});
test.afterEach(() => directory.remove());

const saveKey = (path: string, { jwk, kid }: MemoryKey, introducedBy: string[] = []): Promise<void> =>
  writeFile(path, JSON.stringify({ ...jwk, kid, introducedBy }));

async function save(name: string, jws: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${jws}\n`);
  return path;
}

const whole = (): Promise<string> => sign(makeCertificate(sampleFacts()), key);

test.describe('npm run verify-certificate', () => {
  test('ends 0 when all are complete and proven, with one line a car', async () => {
    for (const [index, jws] of (await chainOf(3, key)).entries()) await save(`a${index}.jws`, jws);
    const identity = { ...sampleIdentity, vin: 'XXXEMUCAR00000002' };
    for (const [index, jws] of (await chainOf(2, key, identity)).entries()) await save(`b${index}.jws`, jws);
    const { code, out, errors } = await runVerify([folder, '--key', keyFile]);
    expect([code, errors]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^XXXEMUCAR00000001, certificate erase00000000002, .*: Complete and proven\. EMULATION, NOT EVIDENCE\./,
    );
    expect(lines[0]).toContain('It was signed with the key given.');
    expect(lines[0]).toContain('so this is no Purge');
    expect(lines[0]).toContain('Not proven: Of 1 part the records could not be read');
    expect(lines[1]).toMatch(/^XXXEMUCAR00000002/);
  });

  test('ends 3 without a key, and says what is not proven', async () => {
    const { code, out } = await runVerify([await save('a.jws', await whole())]);
    expect(code).toBe(3);
    expect(out).toContain('Unchanged since signing; whose key is not proven');
    expect(out).not.toContain('Complete and proven');
  });

  const wrong: readonly (readonly [what: string, make: () => Promise<readonly string[]>, says: string])[] = [
    ['is partial', async () => [await sign(makeCertificate(partialFacts()), key)], '1 part is still there.'],
    [
      'is missing',
      async () => (await chainOf(3, key)).filter((_, index) => index !== 1),
      'at least one is missing',
    ],
    ['is repeated', async () => [await whole(), await whole()], 'there twice'],
    ['was changed', async () => [flipped(await whole())], 'changed after it was signed'],
    [
      'has another key',
      async () => [await sign(makeCertificate(sampleFacts()), await newMemoryKey())],
      'Another key signed it',
    ],
    ['is unsigned', async () => [(await whole()).replace(/[^.]*$/, '')], 'Nobody signed it'],
    [
      'is of another vehicle than its platform',
      async () => [await sign(makeCertificate(sampleFacts()), key, { vin: 'XXXEMUCAR00000002' })],
      'another vehicle',
    ],
    ['is none', async () => ['hello'], 'no erase certificate'],
  ];
  for (const [what, make, says] of wrong) {
    test(`ends 1 when one ${what}, with a key and without`, async () => {
      const texts = await make();
      for (const [index, jws] of texts.entries()) await save(`${index}.jws`, jws);
      const { code, out } = await runVerify([folder, '--key', keyFile]);
      expect(code).toBe(1);
      expect(out).toContain(says);
      if (what !== 'has another key') expect((await runVerify([folder])).code).toBe(1);
    });
  }

  test('ends 1 when a right one lies beside a wrong one, and for an empty folder', async () => {
    expect((await runVerify([folder, '--key', keyFile])).code).toBe(1);
    await save('a.jws', await whole());
    expect((await runVerify([folder, '--key', keyFile])).code).toBe(0);
    await save('b.jws', 'rubbish');
    expect((await runVerify([folder, '--key', keyFile])).code).toBe(1);
  });

  test('ends 1 when it is of another vehicle than was asked for', async () => {
    const path = await save('a.jws', await whole());
    expect((await runVerify([path, '--key', keyFile, '--vin', '0000001'])).code).toBe(0);
    expect((await runVerify([path, '--key', keyFile, '--vin', '0000002'])).code).toBe(1);
  });

  test('follows an introduction from the key given, and trusts no key that merely lies there', async () => {
    const next = await newMemoryKey();
    await save('a.jws', await sign(makeCertificate(sampleFacts()), next));
    await saveKey(join(folder, 'next.json'), next);
    expect((await runVerify([folder, '--key', keyFile])).code).toBe(1);
    const statement = await signIntroduction(next.jwk, key.jwk, key.sign);
    await saveKey(join(folder, 'next.json'), next, [statement]);
    const { code, out } = await runVerify([folder, '--key', keyFile]);
    expect(code).toBe(0);
    expect(out).toContain('that the key given introduced');
  });

  test('writes CSV with the same end, and lets no file name be a formula', async () => {
    await save('=1+1,"x".jws', await whole());
    await save('b.jws', 'rubbish');
    const { code, out } = await runVerify([folder, '--key', keyFile, '--csv']);
    expect(code).toBe(1);
    expect(out.split('\r\n')).toEqual([
      'vin,file,certificate,time,outcome,key,emulation,verdict,findings',
      'XXXEMUCAR00000001,"\'=1+1,""x"".jws",a1b2c3d4e5f6a7b8,2026-11-23T09:00:04Z,complete,given,yes,proven,',
      ',b.jws,,,,,,not-clean,not-a-certificate',
      '',
    ]);
  });

  test('prints no control characters of a file name', async () => {
    await save('a\n\u001b[2Jb\u202e.jws', 'rubbish');
    const { out } = await runVerify([folder]);
    expect(out.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('ends 2 when it is not asked as it should be', async () => {
    const asked = [[], ['--what'], [join(folder, 'nothing.jws')], [folder, '--key', join(folder, 'none')]];
    await writeFile(join(directory.path, 'no-key.json'), '{}');
    for (const args of [...asked, [folder, '--key', join(directory.path, 'no-key.json')]]) {
      const { code, out, errors } = await runVerify(args);
      expect([code, out]).toEqual([2, '']);
      expect(errors).not.toBe('');
    }
  });

  test('runs by its launcher, from the sources as they are', async () => {
    const path = await save('a.jws', await whole());
    const proven = await launch([path, '--key', keyFile]);
    expect(proven).toMatchObject({ code: 0, errors: '' });
    expect(proven.out).toMatch(/^XXXEMUCAR00000001/);
    expect((await launch([path])).code).toBe(3);
  });
});

function launch(args: readonly string[]): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], { cwd: directory.path });
    const chunks = { out: '', errors: '' };
    child.stdout.on('data', (chunk: Buffer) => (chunks.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (chunks.errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...chunks }));
  });
}

function flipped(jws: string): string {
  const at = jws.indexOf('.') + 40;
  return jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1);
}
