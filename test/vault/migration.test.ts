import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import { contacts, driverBucket, GloveboxStand, openContacts } from './glovebox-stand.ts';
import { rawRows } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

const asRecord = z.record(z.string(), z.unknown());

interface ContactV3 {
  readonly names: readonly string[];
  readonly starred: boolean;
}

const version2: CollectionDefinition<{ names: string[] }> = {
  category: 'contacts',
  version: 2,
  schema: z.object({ names: z.array(z.string()) }),
  migrations: { 1: (record) => ({ names: [asRecord.parse(record)['name']] }) },
};

const version3: CollectionDefinition<ContactV3> = {
  category: 'contacts',
  version: 3,
  schema: z.object({ names: z.array(z.string()), starred: z.boolean() }),
  migrations: { ...version2.migrations, 2: (record) => ({ ...asRecord.parse(record), starred: false }) },
};

describe('a migration', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  const names = Array.from({ length: 230 }, (_, index) => `Name ${index}`);
  const fill = async (): Promise<string> => {
    const vault = await stand.window();
    await (await openContacts(vault)).put(names.map((name) => ({ id: name, value: { name } })));
    return driverBucket(vault);
  };

  it('brings every record from version 1 to 3, keeping ids and revisions', async () => {
    const bucket = await fill();
    stand.closeAll();
    const collection = (await stand.window()).collection(bucket, version3);
    expect(await collection.open()).to.include({ ok: true, invalidRecords: 0 });
    expect(collection.all()).to.deep.equal(
      names.map((name) => ({ id: name, revision: 1, value: { names: [name], starred: false } })),
    );
    stand.closeAll();
    const again = (await stand.window()).collection(bucket, version3);
    await again.open();
    expect(again.all()).to.have.length(230);
  });

  it('brings version 2 to 3', async () => {
    const bucket = await fill();
    stand.closeAll();
    await (await stand.window()).collection(bucket, version2).open();
    stand.closeAll();
    const collection = (await stand.window()).collection(bucket, version3);
    expect(await collection.open()).to.include({ ok: true });
    expect(collection.get('Name 7')?.value).to.deep.equal({ names: ['Name 7'], starred: false });
  });

  it('makes the old text due for re-keying', async () => {
    const bucket = await fill();
    stand.closeAll();
    const vault = await stand.window();
    await vault.collection(bucket, version2).open();
    const due = async (): Promise<boolean | undefined> =>
      (await vault.inventory()).find((one) => one.bucket === bucket && one.category === 'contacts')?.rekeyDue;
    expect(await due()).to.equal(true);
    await vault.rekeyDue();
    expect(await due()).to.equal(false);
  });

  for (const [what, step] of [
    [
      'throws in the middle',
      (record: unknown) => {
        if (asRecord.parse(record)['name'] === 'Name 150') throw new Error('broken step');
        return { names: [] };
      },
    ],
    [
      'yields what the schema refuses',
      (record: unknown) => (asRecord.parse(record)['name'] === 'Name 150' ? {} : { names: [] }),
    ],
    ['is missing', undefined],
  ] as const) {
    it(`changes nothing when a step ${what}`, async () => {
      const bucket = await fill();
      stand.closeAll();
      const before = await rawRows(bucket);
      const broken = { ...version2, migrations: step === undefined ? {} : { 1: step } };
      const collection = (await stand.window()).collection(bucket, broken);
      expect(await collection.open()).to.deep.equal({ ok: false, reason: 'migration-failed' });
      expect(collection.all()).to.deep.equal([]);
      expect(await rawRows(bucket)).to.deep.equal(before);
      stand.closeAll();
      expect((await openContacts(await stand.window())).all()).to.have.length(230);
    });
  }

  it('refuses what a newer app wrote', async () => {
    const bucket = await fill();
    stand.closeAll();
    await (await stand.window()).collection(bucket, version2).open();
    stand.closeAll();
    const old = (await stand.window()).collection(bucket, contacts);
    expect(await old.open()).to.deep.equal({ ok: false, reason: 'newer-version' });
    expect(old.all()).to.deep.equal([]);
    expect(await old.put([{ id: 'x', value: { name: 'X' } }])).to.deep.equal({ ok: false, reason: 'closed' });
  });
});
