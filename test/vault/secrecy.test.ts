import { expect } from '@open-wc/testing';
import { driverBucket, GloveboxStand, openContacts } from './glovebox-stand.ts';
import { bytesOf, rawRows, tamper, vaultBuckets } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

const canary = 'Zyxwvut-Canary-4711';

/** How the canary would look in UTF-8, UTF-16 and, at each alignment, base64. */
const forms: readonly string[] = [
  canary,
  Array.from(canary, (letter) => `${letter}\0`).join(''),
  ...[0, 1, 2].map((shift) => btoa('x'.repeat(shift) + canary).slice(shift === 0 ? 0 : 4, -4)),
];

async function rowsWithCanary(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const bucket of await vaultBuckets()) {
    for (const { store, key, value } of await rawRows(bucket)) {
      const text = key + bytesOf(value);
      if (forms.some((form) => text.includes(form))) found.push(`${store} ${key}`);
    }
  }
  return found;
}

describe('what lies in storage', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('holds no record, id or blob in clear, live or closed', async () => {
    const vault = await stand.window();
    const collection = await openContacts(vault);
    const bytes = new TextEncoder().encode(canary.repeat(100));
    await vault.blobs(driverBucket(vault), 'contacts').write(bytes, 'image/png');
    await collection.put([{ id: canary, value: { name: canary, phone: btoa(canary) } }]);
    await collection.put([{ id: canary, value: { name: `${canary} changed` }, revision: 1 }]);
    await collection.remove([canary], 1_000);
    await collection.restore([canary]);
    await vault.rekey(driverBucket(vault), 'contacts');
    await (await stand.ledger()).writeJournal({ plan: canary });
    expect(await rowsWithCanary()).to.deep.equal([]);
    stand.closeAll();
    expect(await rowsWithCanary()).to.deep.equal([]);
  });

  it('holds no CryptoKey', async () => {
    const vault = await stand.window();
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ada' } }]);
    const holdsKey = (value: unknown): boolean =>
      value instanceof CryptoKey ||
      (typeof value === 'object' &&
        value !== null &&
        !ArrayBuffer.isView(value) &&
        Object.values(value).some(holdsKey));
    for (const bucket of await vaultBuckets()) {
      for (const { value } of await rawRows(bucket)) expect(holdsKey(value)).to.equal(false);
    }
  });

  it('would be found out by this scan in every form', async () => {
    const bucket = driverBucket(await stand.window());
    const planted: readonly unknown[] = [
      { body: canary },
      { deep: { data: new TextEncoder().encode(`..${canary}..`) } },
      new Uint8Array(Uint16Array.from(canary, (letter) => letter.charCodeAt(0)).buffer),
      `x${btoa(canary)}`,
      btoa(`y${canary}`),
      btoa(`yy${canary}`),
    ];
    for (const value of planted) {
      await tamper(bucket, 'pages', 'contacts/planted', value);
      expect(await rowsWithCanary()).to.deep.equal(['pages contacts/planted']);
    }
  });
});
