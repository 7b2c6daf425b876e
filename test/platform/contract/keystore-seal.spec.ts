import { expect, test } from '@playwright/test';
import { decrypt, encrypt } from '../../../platform/contract/keystore-cipher.ts';
import { newExchangeKeys, type SealContext, sealKey } from '../../../platform/contract/keystore-seal.ts';

const plain = crypto.getRandomValues(new Uint8Array(32));

async function exchange() {
  const [page, host] = [await newExchangeKeys(), await newExchangeKeys()];
  const context: SealContext = {
    direction: 'request',
    call: 'wrap',
    id: 'A'.repeat(22),
    installation: 'a1b2c3d4e5f6a7b8',
    alias: 'a',
    hostKey: host.publicKey,
    pageKey: page.publicKey,
  };
  const key = await sealKey(page.privateKey, host.publicKey, context);
  if (!key) throw new Error('no key');
  return { page, host, context, sealed: await encrypt(key, '', plain) };
}

test.describe('a sealed payload', () => {
  test('opens on the other side', async () => {
    const { page, host, context, sealed } = await exchange();
    const key = await sealKey(host.privateKey, page.publicKey, context);
    expect(key && (await decrypt(key, '', sealed))).toEqual(plain);
  });

  const changes: readonly Partial<SealContext>[] = [
    { direction: 'reply' },
    { call: 'unwrap' },
    { id: 'B'.repeat(22) },
    { installation: 'b1b2c3d4e5f6a7b8' },
    { alias: 'b' },
    { hostKey: 'C'.repeat(87) },
    { pageKey: 'C'.repeat(87) },
  ];
  for (const change of changes) {
    test(`does not open with another ${Object.keys(change).join()}`, async () => {
      const { page, host, context, sealed } = await exchange();
      const key = await sealKey(host.privateKey, page.publicKey, { ...context, ...change });
      expect(key && (await decrypt(key, '', sealed))).toBeUndefined();
    });
  }

  test('does not open for a third', async () => {
    const { page, context, sealed } = await exchange();
    const key = await sealKey((await newExchangeKeys()).privateKey, page.publicKey, context);
    expect(key && (await decrypt(key, '', sealed))).toBeUndefined();
  });

  test('has no key with a point that is not on the curve', async () => {
    const { page, context } = await exchange();
    expect(await sealKey(page.privateKey, 'B'.repeat(87), context)).toBeUndefined();
  });

  test('is sealed with keys nobody can export', async () => {
    const { page } = await exchange();
    expect(page.privateKey.extractable).toBe(false);
  });
});
