import { expect, test } from '@playwright/test';
import type { AttestationPort } from '../../../platform/contract/attestation.ts';
import { attestationConformance } from './attestation.ts';
import { memoryAttestation, newMemoryKey } from './memory-attestation.ts';

test.describe('the attestation suite', () => {
  for (const { name, run } of attestationConformance) {
    test(`passes one that is whole: ${name}`, async () => {
      const port = memoryAttestation(await newMemoryKey());
      await run(async () => ({ port, close: async () => undefined }));
    });
  }

  type Break = (port: AttestationPort, other: AttestationPort) => Partial<AttestationPort>;

  /** Broken in one way, and the case that must notice. */
  const broken: readonly (readonly [what: string, notices: string, change: Break])[] = [
    [
      'signs with a key it does not show',
      'signs the very bytes it was given, with the key it shows',
      (_port, other) => ({ sign: other.sign }),
    ],
    [
      'signs what it was not given',
      'signs the very bytes it was given, with the key it shows',
      (port) => ({ sign: (payload) => port.sign(payload.slice(0, 16)) }),
    ],
    [
      'adds the time of day',
      'gives the same text for the same bytes',
      (port) => {
        let calls = 0;
        return { sign: (payload) => port.sign(new Uint8Array([...payload, (calls += 1)])) };
      },
    ],
    [
      'zeroes what it was given',
      'leaves what it was given as it was',
      (port) => ({
        sign: async (payload) => {
          const result = await port.sign(payload);
          payload.fill(0);
          return result;
        },
      }),
    ],
    [
      'takes any size',
      'refuses a payload that is too large',
      (port) => ({ sign: (payload) => port.sign(payload.slice(0, 100)) }),
    ],
    [
      'hands its private key out',
      'shows no private part',
      (port) => ({
        publicKey: async () => {
          const shown = await port.publicKey();
          return shown.ok ? { ok: true, key: { ...shown.key, d: 'secret' } } : shown;
        },
      }),
    ],
    [
      'answers with what the first of several calls asked',
      'settles calls at once',
      (port) => {
        let first: ReturnType<AttestationPort['sign']> | undefined;
        return { sign: (payload) => (first ??= port.sign(payload)) };
      },
    ],
  ];

  for (const [what, notices, change] of broken) {
    test(`notices one that ${what}`, async () => {
      const port = memoryAttestation(await newMemoryKey());
      const changed = { ...port, ...change(port, memoryAttestation(await newMemoryKey())) };
      const found = attestationConformance.find(({ name }) => name === notices);
      if (!found) throw new Error(`no case "${notices}"`);
      await expect(
        found.run(async () => ({ port: changed, close: async () => undefined })),
      ).rejects.toThrow();
    });
  }

  test('notices one that leaves the emulation mark out', async () => {
    const key = await newMemoryKey();
    const real = memoryAttestation(key, { vin: 'XXXEMUCAR00000001', platform: 'vehicle', grade: 'file' });
    const found = attestationConformance.find(({ name }) => name.startsWith('says in the header'));
    await expect(found?.run(async () => ({ port: real, close: async () => undefined }))).rejects.toThrow(
      'platform',
    );
  });

  test('notices one that makes a new key at each start', async () => {
    const found = attestationConformance.find(({ name }) => name === 'keeps its key over a restart');
    await expect(
      found?.run(async () => ({
        port: memoryAttestation(await newMemoryKey()),
        close: async () => undefined,
      })),
    ).rejects.toThrow('after a restart');
  });
});
