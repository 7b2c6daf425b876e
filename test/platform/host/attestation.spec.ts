import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { attestationEndpoint } from '../../../platform/contract/attestation-protocol.ts';
import { hostTokenHeader } from '../../../platform/contract/keystore-protocol.ts';
import { openAttestationKey, renewAttestationKey } from '../../../platform/host/attestation-key.ts';
import { openAttestationService } from '../../../platform/host/attestation-service.ts';
import { openHostAttestation } from '../../../platform/keystore/host-attestation.ts';
import { trustedKeys } from '../../../src/eraser/certificate/trusted-keys.ts';
import { attestationConformance, attestedVehicle } from '../conformance/attestation.ts';
import { ask, type Question } from './ask.ts';
import { runHost } from './running-host.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const id = 'A'.repeat(22);
const payload = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(64));

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
test.beforeEach(async () => {
  directory = await temporaryDirectory();
});
test.afterEach(() => directory.remove());

test.describe("the host's attestation, over HTTP", () => {
  for (const { name, run } of attestationConformance) {
    test(name, async () => {
      await run(async () => {
        const host = await runHost(directory.path);
        return { port: openHostAttestation(host, attestedVehicle), close: () => host.close() };
      });
    });
  }

  test('signs for one vehicle a start, and refuses another', async () => {
    const host = await runHost(directory.path);
    const own = openHostAttestation(host, attestedVehicle);
    const other = openHostAttestation(host, { vin: 'XXXEMUCAR00000002' });
    expect((await own.sign(payload())).ok).toBe(true);
    expect(await other.sign(payload())).toEqual({ ok: false, reason: 'refused' });
    expect((await own.sign(payload())).ok).toBe(true);
    await host.close();
    const next = await runHost(directory.path);
    expect((await openHostAttestation(next, { vin: 'XXXEMUCAR00000002' }).sign(payload())).ok).toBe(true);
    await next.close();
  });

  test('is unreachable while it is away, and signs again with the same key when it is back', async () => {
    const before = await runHost(directory.path);
    let now = before;
    const port = openHostAttestation({ fetch: (input, init) => now.fetch(input, init) }, attestedVehicle);
    const bytes = payload();
    const first = await port.sign(bytes);
    await before.close();
    expect(await port.sign(bytes)).toEqual({ ok: false, reason: 'unreachable' });
    expect(await port.publicKey()).toEqual({ ok: false, reason: 'unreachable' });
    now = await runHost(directory.path);
    expect(await port.sign(bytes)).toEqual(first);
    await now.close();
  });

  test('outlives every key that the keystore can destroy', async () => {
    const host = await runHost(directory.path);
    const port = openHostAttestation(host, attestedVehicle);
    const bytes = payload();
    const before = await port.sign(bytes);
    const installation = 'a1b2c3d4e5f6a7b8';
    const keys = host.keystore.forInstallation(installation);
    await keys.wrap('attestation', payload());
    const held = await keys.aliases();
    expect(held).toEqual({ ok: true, value: ['attestation'] });
    await keys.destroy(['attestation', 'a', 'key']);
    await host.close();
    const next = await runHost(directory.path);
    expect(await openHostAttestation(next, attestedVehicle).sign(bytes)).toEqual(before);
    await next.close();
  });
});

test.describe("the attestation's address", () => {
  const publicKey = JSON.stringify({ call: 'public-key', id });
  const table: readonly (readonly [what: string, changes: Partial<Question>, status: number])[] = [
    ['answers its own page', {}, 200],
    ['wants the token', { headers: { [hostTokenHeader]: 'x'.repeat(43) } }, 403],
    ['wants an origin', { headers: { origin: '' } }, 403],
    ['refuses a foreign origin', { headers: { origin: 'http://glovebox.example' } }, 403],
    ['refuses a foreign site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['refuses a foreign host', { headers: { host: 'glovebox.example' } }, 403],
    ['takes no GET', { method: 'GET', body: '' }, 405],
    ['takes no form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['takes no rubbish', { body: '{' }, 400],
    ['takes no body beyond its measure', { body: 'x'.repeat(400_000) }, 413],
  ];
  for (const [what, { headers, ...changes }, status] of table) {
    test(what, async () => {
      const host = await runHost(directory.path);
      const answer = await ask(Number(new URL(host.origin).port), {
        path: attestationEndpoint,
        method: 'POST',
        body: publicKey,
        ...changes,
        headers: {
          origin: host.origin,
          'content-type': 'application/json',
          [hostTokenHeader]: host.token,
          ...headers,
        },
      });
      expect(answer.status).toBe(status);
      expect(answer.headers['cache-control']).toBe('no-store');
      await host.close();
    });
  }
});

test.describe("the host's signing key", () => {
  test("is a file of its own that only its owner can read, and no other file's", async () => {
    const before = process.umask(0);
    const { file } = await openAttestationKey(directory.path).finally(() => process.umask(before));
    expect(await readdir(directory.path)).toEqual(['attestation']);
    expect((await stat(join(directory.path, 'attestation'))).mode & 0o777).toBe(0o600);
    const { d, x } = await stored();
    expect(x).toBe(file.x);
    expect(JSON.stringify(file)).not.toContain(d);
  });

  test('is written anew beside what a kill left of the first try', async () => {
    await writeFile(join(directory.path, 'attestation.new'), '{"version":1,');
    await chmod(join(directory.path, 'attestation.new'), 0o644);
    const { file } = await openAttestationKey(directory.path);
    expect((await openAttestationKey(directory.path)).file).toEqual(file);
    expect(await readdir(directory.path)).toEqual(['attestation']);
    expect((await stat(join(directory.path, 'attestation'))).mode & 0o777).toBe(0o600);
  });

  for (const [what, change] of [
    ['cut off', (text: string) => text.slice(0, 40)],
    ['empty', () => ''],
    [
      'of two keys',
      (text: string) =>
        text.replace(/"x":"./, (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`),
    ],
  ] as const) {
    test(`is left alone when its file is ${what}, and nothing is signed`, async () => {
      await openAttestationKey(directory.path);
      const path = join(directory.path, 'attestation');
      const damaged = change(await readFile(path, 'utf8'));
      await writeFile(path, damaged);
      await expect(openAttestationKey(directory.path)).rejects.toMatchObject({
        code: 'attestation-key-unreadable',
      });
      const service = await openAttestationService(directory.path, 'file');
      const request = { call: 'sign', id, payload: 'AAAA' } as const;
      expect(await service(request)).toEqual({ ok: false, id, reason: 'no-key' });
      expect(await readFile(path, 'utf8')).toBe(damaged);
    });
  }

  test('is introduced by the one before it', async () => {
    const first = (await openAttestationKey(directory.path)).file;
    const second = (await renewAttestationKey(directory.path)).file;
    const third = (await renewAttestationKey(directory.path)).file;
    expect(new Set([first.kid, second.kid, third.kid]).size).toBe(3);
    expect((await openAttestationKey(directory.path)).file).toEqual(third);
    const trusted = await trustedKeys([first], third.introducedBy);
    expect([...trusted.introduced].sort()).toEqual([second.kid, third.kid].sort());
    // Never backwards, and nothing without the key it starts from.
    expect((await trustedKeys([third], third.introducedBy)).introduced.size).toBe(0);
    expect((await trustedKeys([first], third.introducedBy.slice(1))).introduced.size).toBe(0);
  });
});

async function stored(): Promise<{ d: string; x: string }> {
  return JSON.parse(await readFile(join(directory.path, 'attestation'), 'utf8')) as { d: string; x: string };
}
