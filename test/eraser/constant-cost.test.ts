import { expect } from '@open-wc/testing';
import { runErase } from '../../src/eraser/engine.ts';
import { openEraseWorld } from '../../src/eraser/erase-world.ts';
import { storedParts } from '../../src/eraser/open-erase-desk.ts';
import { planErase } from '../../src/eraser/plan.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { contacts, driverBucket, GloveboxStand, random } from '../vault/glovebox-stand.ts';
import { bytesOf } from '../vault/raw-storage.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { clearStorage, takeStorageTurn } from '../vault/storage-turn.ts';
import { erasingStand, order } from './erasing-stand.ts';

const pack = await loadMakerNl();
const drivers = 8;

interface Cost {
  readonly keystore: Readonly<Record<string, number>>;
  readonly writes: number;
  readonly bytes: number;
}

/** What an erase of a car with so many records costs from the press until its keys are destroyed. */
async function costOf(records: number, makeScope: (buckets: readonly string[]) => EraseScope): Promise<Cost> {
  await clearStorage();
  const stand = new GloveboxStand();
  const vault = await stand.window();
  for (let more = 1; more < drivers; more += 1) await vault.createDriver();
  const buckets = vault.buckets.filter(({ kind }) => kind === 'driver').map(({ name }) => name);
  expect(buckets).to.have.length(drivers).and.to.include(driverBucket(vault));
  for (const [index, bucket] of buckets.entries()) {
    const collection = vault.collection(bucket, contacts);
    await collection.open();
    const share = Array.from({ length: records / drivers }, (_, number) => ({
      id: `${index}-${number}`,
      value: { name: `Name ${number}` },
    }));
    expect(await collection.put(share)).to.deep.equal({ ok: true });
  }
  const stored = await storedParts(vault);
  const plan = planErase('abcdefghijklmnopqrst', makeScope(buckets), stored, pack.categories, [
    ...vault.buckets.map(({ name }) => name),
  ]);
  if (plan === undefined) throw new Error('nothing to erase');
  expect(plan.parts.reduce((sum, part) => sum + (part.records ?? 0), 0)).to.equal(records);
  const ledger = await stand.ledger();
  const { clock } = stand;
  const parts = erasingStand(pack, { ledger, clock });
  const world = openEraseWorld({ ledger, tools: { clock, random }, ...parts, aged: undefined });
  await world.buckets();

  const before = { ...stand.keystore.calls };
  let writes = 0;
  let bytes = 0;
  let cost: Cost | undefined;
  const restore = replaceMethod(
    IDBObjectStore.prototype,
    'put',
    (original) =>
      function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        writes += 1;
        bytes += bytesOf(value).length;
        return original.call(this, value, key);
      },
  );
  await runErase(world, plan, order, (step) => {
    if (step !== 'pages') return;
    // The entry of this step was written after the keys were destroyed.
    const calls = Object.entries(stand.keystore.calls);
    const keystore = Object.fromEntries(
      calls.map(([name, count]) => [
        name,
        count - (Object.entries(before).find(([key]) => key === name)?.[1] ?? 0),
      ]),
    );
    cost ??= { keystore, writes, bytes };
  }).finally(restore);
  world.release();
  stand.closeAll();
  if (cost === undefined) throw new Error('no keys were destroyed');
  return cost;
}

describe('the cost of an erase until its keys are destroyed', () => {
  takeStorageTurn();

  for (const [name, scope] of [
    ['a handover', () => ({ kind: 'handover', reason: 'sale' })],
    [
      'a category of every driver',
      (buckets) => ({
        kind: 'selection',
        parts: buckets.map((bucket) => ({ bucket, category: 'contacts' })),
      }),
    ],
  ] as const satisfies readonly (readonly [string, (buckets: readonly string[]) => EraseScope])[]) {
    it(`is the same for ${name} with 8 drivers at 1,000, 10,000 and 100,000 records`, async function () {
      this.timeout(110_000);
      const small = await costOf(1_000, scope);
      expect(small.keystore['destroy']).to.equal(1);
      expect(small.writes).to.be.greaterThan(1);
      expect(await costOf(10_000, scope)).to.deep.equal(small);
      expect(await costOf(100_000, scope)).to.deep.equal(small);
    });
  }
});
