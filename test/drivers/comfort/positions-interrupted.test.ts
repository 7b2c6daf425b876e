import { expect } from '@open-wc/testing';
import type { PositionResult, Positions } from '../../../src/drivers/comfort/positions.ts';
import type { CollectionDefinition } from '../../../src/vault/collection-definition.ts';
import { comfortCategories, comfortCollections } from '../../../src/drivers/comfort-settings.ts';
import type { ComfortRecord } from '../../../src/drivers/comfort-settings.ts';
import { driverBucket, GloveboxStand } from '../../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../../vault/storage-turn.ts';
import { categoryOf, failAfter, first, idOf, openWindow, partsIn, second, told } from './positions-stand.ts';
import type { PositionsWindow } from './positions-stand.ts';
import { colorPath, modePath, seatPath, warmthPath } from './some-functions.ts';

/** The one path of each category that is stored here. */
const values = { seat: seatPath, chassis: modePath, climate: warmthPath, lighting: colorPath } as const;

let stand: GloveboxStand;
let end: AbortController;

const open = (): Promise<PositionsWindow> => openWindow(stand, { signal: end.signal });
const restart = (): Promise<PositionsWindow> => {
  stand.closeAll();
  return open();
};

function describeStored(name: string, tests: () => void): void {
  describe(name, () => {
    takeStorageTurn();
    beforeEach(() => {
      stand = new GloveboxStand();
      end = new AbortController();
    });
    afterEach(() => {
      end.abort();
      stand.closeAll();
    });
    tests();
  });
}

describeStored('positions whose storage dies in the middle', () => {
  const changes: Readonly<Record<string, (positions: Positions) => Promise<PositionResult>>> = {
    'a new position': (positions) => positions.store('New'),
    'one stored over another': (positions) => positions.store('Sport', idOf(positions, 'Sport')),
    'a new name': (positions) => positions.rename(idOf(positions, 'Sport'), 'Mountains'),
    'a removal': (positions) => positions.remove(idOf(positions, 'Sport')),
    'a removal that is undone': async (positions) => {
      await positions.remove(idOf(positions, 'Sport'));
      return positions.undoRemove();
    },
  };

  for (const [what, change] of Object.entries(changes)) {
    it(`at any write of ${what} are as before or as after, and nothing else stays`, async () => {
      const prepared = await open();
      await prepared.positions.store('Sport');
      await prepared.positions.store('');
      let outcomes = 0;
      for (let writes = 0; writes < 30; writes += 1) {
        const { positions, car } = await restart();
        if (!positions.all.some(({ name }) => name === 'Sport')) {
          await positions.store('Sport');
        }
        for (const name of ['New', 'Mountains'])
          if (positions.all.some((one) => one.name === name)) await positions.remove(idOf(positions, name));
        car.report(writes % 2 === 0 ? second : first);
        const before = told(positions);
        const storage = failAfter(writes);
        const result = await change(positions);
        storage.end();
        const after = told(positions);
        const again = await restart();
        const found = told(again.positions);
        if (result.ok) expect(found).to.deep.equal(after);
        else if (what !== 'a removal that is undone') expect(found).to.deep.equal(before);
        const named = again.positions.all.length * 4;
        expect(Object.values(await partsIn(again.vault)).flat(), `${writes} writes`).to.have.length(named);
        outcomes |= result.ok ? 1 : 2;
        if (storage.asked() <= writes) break;
        expect(writes).to.be.lessThan(29);
      }
      expect(outcomes, 'both ends were seen').to.equal(3);
    }).timeout(60_000);
  }

  it('say when there is no room, and that nothing was stored', async () => {
    const { positions } = await open();
    const storage = failAfter(2, 'quota');
    expect(await positions.store('Sport')).to.deep.equal({ ok: false, reason: 'quota' });
    storage.end();
    expect(positions.all).to.deep.equal([]);
    expect(await positions.store('Sport')).to.deep.equal({ ok: true });
  });

  it('take the first position of all back as well', async () => {
    for (let writes = 0; writes < 5; writes += 1) {
      const { positions } = await restart();
      const storage = failAfter(writes);
      const result = await positions.store('First');
      storage.end();
      const again = await restart();
      expect(told(again.positions)).to.deep.equal(result.ok ? [['First', first]] : []);
      expect(Object.values(await partsIn(again.vault)).flat()).to.have.length(result.ok ? 4 : 0);
    }
  });

  it('do not take from another window what it is about to commit', async () => {
    const { positions, vault } = await open();
    await positions.store('Sport');
    const climate = await categoryOf(vault, 'climate');
    await climate.put([{ id: 'orphan', value: { name: 'Halfway', values: {}, storedAt: 1 } }]);
    const list = (await categoryOf(vault, 'seat')).get('positions')?.revision ?? 0;
    const other = await open();
    expect((await partsIn(other.vault))['climate']).to.have.length(1);
    const now = (await categoryOf(other.vault, 'seat')).get('positions')?.revision ?? 0;
    expect(now, 'whoever began before has to notice').to.be.greaterThan(list);
  });
});

describeStored('positions after an erase', () => {
  for (const category of comfortCategories) {
    it(`of ${category} have lost that part, in every position, and nothing else`, async () => {
      const { positions, vault } = await open();
      await positions.store('Sport');
      await positions.store('');
      // As an erase leaves it: the category as if it had never been.
      const collection = await categoryOf(vault, category);
      await collection.remove(
        collection.all().map(({ id }) => id),
        0,
      );
      expect(await vault.rekey(driverBucket(vault), category)).to.include({ ok: true });
      const again = await restart();
      const rest = Object.fromEntries(Object.entries(first).filter(([path]) => path !== values[category]));
      const expected = [
        ['', rest],
        ['Sport', rest],
      ];
      expect(told(again.positions)).to.deep.equal(expected);
      expect(await again.positions.rename(idOf(again.positions, 'Sport'), 'Mountains')).to.deep.equal({
        ok: true,
      });
      const last = await restart();
      expect(told(last.positions)[1]).to.deep.equal(['Mountains', rest]);
      expect(JSON.stringify(await partsIn(last.vault))).not.to.include('Sport');
    });
  }

  it('of everything they had are no names either', async () => {
    const { positions, vault } = await open();
    await positions.storeValues('Warm', new Map([[warmthPath, 25]]));
    const climate = await categoryOf(vault, 'climate');
    await climate.remove(
      climate.all().map(({ id }) => id),
      0,
    );
    await vault.rekey(driverBucket(vault), 'climate');
    const again = await restart();
    expect(again.positions.all).to.deep.equal([]);
    const list = (await categoryOf(again.vault, 'seat')).get('positions')?.value;
    expect(JSON.stringify(list)).not.to.include('Warm');
  });

  it('of what is old lose the old ones only', async () => {
    const { positions, vault } = await open();
    await positions.store('Old');
    const between = stand.clock.now() + 500;
    stand.clock.advance(1_000);
    await positions.store('Young');
    for (const category of comfortCategories)
      expect((await vault.expire(driverBucket(vault), category, between)).ok).to.equal(true);
    const again = await restart();
    expect(told(again.positions)).to.deep.equal([['Young', first]]);
  });
});

describeStored('positions of version 1', () => {
  it('are brought over: parts of one name become one position, and the first change writes the list', async () => {
    const { vault } = await open();
    const bucket = driverBucket(vault);
    for (const definition of comfortCollections) {
      const earlier: CollectionDefinition<ComfortRecord> = { ...definition, version: 1, migrations: {} };
      const path = values[definition.category];
      const value = (name: string, storedAt: number): ComfortRecord => ({
        name,
        values: { [path]: first[path] },
        storedAt,
      });
      const collection = vault.collection(bucket, earlier);
      await collection.open();
      const written = await collection.put([
        { id: `${definition.category}-1`, value: value('Sport', 2) },
        { id: `${definition.category}-2`, value: value('', 1) },
      ]);
      expect(written).to.deep.equal({ ok: true });
    }
    const again = await restart();
    const both = [
      ['', first],
      ['Sport', first],
    ];
    expect(told(again.positions)).to.deep.equal(both);
    expect((await categoryOf(again.vault, 'seat')).get('positions')).to.equal(undefined);
    again.car.report(second);
    expect(await again.positions.store('', idOf(again.positions, ''))).to.deep.equal({ ok: true });
    expect(told((await restart()).positions)).to.deep.equal([
      ['', second],
      ['Sport', first],
    ]);
  });
});
