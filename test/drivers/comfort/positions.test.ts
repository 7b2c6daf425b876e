import { expect } from '@open-wc/testing';
import type { SignalPath } from '../../../platform/contract/signals.ts';
import { mostPositions } from '../../../src/drivers/comfort/positions.ts';
import { driverBucket, GloveboxStand, until } from '../../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../../vault/storage-turn.ts';
import { turn } from './comfort-car.ts';
import { categoryOf, first, idOf, onVault, openWindow, partsIn, second, told } from './positions-stand.ts';
import type { PositionsWindow, WindowOptions } from './positions-stand.ts';
import { colorPath, lightPath, seatPath, warmthPath } from './some-functions.ts';

const done = { ok: true };
const refusal = (reason: string): object => ({ ok: false, reason });

describe('positions', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let end: AbortController;
  beforeEach(() => {
    stand = new GloveboxStand();
    end = new AbortController();
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  const open = (options: Partial<WindowOptions> = {}): Promise<PositionsWindow> =>
    openWindow(stand, { signal: end.signal, ...options });
  const restart = (options: Partial<WindowOptions> = {}): Promise<PositionsWindow> => {
    stand.closeAll();
    return open(options);
  };

  it('keep what the car reports, over a restart, the usual one first', async () => {
    const { positions, car } = await open();
    expect(positions.all).to.deep.equal([]);
    expect(await positions.store('Sport')).to.deep.equal(done);
    car.report(second);
    expect(await positions.store('')).to.deep.equal(done);
    const expected = [
      ['', second],
      ['Sport', first],
    ];
    expect(told(positions)).to.deep.equal(expected);
    const again = await restart();
    expect(told(again.positions)).to.deep.equal(expected);
    expect(again.positions.active?.name).to.equal('');
    expect(again.positions.all[0]?.storedAt).to.equal(stand.clock.now());
  });

  it('store each value in the category that the pack names, and the list in the first', async () => {
    const { positions, vault } = await open();
    await positions.store('Sport');
    const parts = await partsIn(vault);
    for (const category of ['seat', 'chassis', 'climate', 'lighting'])
      expect(parts[category]?.map(({ value }) => value)).to.have.length(1);
    expect(parts['climate']?.[0]?.value).to.deep.include({ name: 'Sport', values: { [warmthPath]: 21 } });
    expect((await categoryOf(vault, 'seat')).get('positions')?.value).to.have.keys('positions', 'active');
  });

  it('are stored over one that is there, which keeps what the car does not say', async () => {
    const { positions, vault, car } = await open();
    car.report({ [lightPath]: true });
    await positions.store('Sport');
    car.report({ ...second, [lightPath]: undefined });
    const id = idOf(positions, 'Sport');
    expect(await positions.store('Sport', id)).to.deep.equal(done);
    expect(told(positions)).to.deep.equal([['Sport', { ...second, [lightPath]: true }]]);
    expect(idOf(positions, 'Sport')).to.equal(id);
    const parts = await partsIn(vault);
    expect(Object.values(parts).flat()).to.have.length(4);
  });

  it('have names that a person can tell apart, at most 60 long', async () => {
    const { positions } = await open();
    expect(await positions.store('  Café ')).to.deep.equal(done);
    for (const name of ['café', 'CAFE\u0301', 'Café']) {
      expect(await positions.store(name)).to.deep.equal(refusal('name-taken'));
    }
    expect(await positions.store('é'.repeat(59) + '👍🏽')).to.deep.equal(done);
    expect(positions.all.map(({ name }) => name)).to.deep.equal(['Café', 'é'.repeat(59)]);
    expect(await positions.rename(idOf(positions, 'Café'), 'é'.repeat(59))).to.deep.equal(
      refusal('name-taken'),
    );
    expect(await positions.rename(idOf(positions, 'Café'), 'CAFÉ')).to.deep.equal(done);
    expect(await positions.store('')).to.deep.equal(done);
    expect(await positions.store('')).to.deep.equal(refusal('name-taken'));
  });

  it('are renamed in every part, values and age as they were', async () => {
    const { positions, vault } = await open();
    await positions.store('Sport');
    await positions.store('');
    const { storedAt } = positions.all[1] ?? {};
    stand.clock.advance(5_000);
    await positions.rename(idOf(positions, 'Sport'), 'Mountains');
    expect(told(positions)[1]).to.deep.equal(['Mountains', first]);
    expect(positions.all[1]?.storedAt).to.equal(storedAt);
    expect(positions.active?.name).to.equal('');
    expect(JSON.stringify(await partsIn(vault))).not.to.include('Sport');
  });

  it('are at most twenty', async () => {
    const { positions } = await open();
    const values = new Map<SignalPath, number>([[seatPath, 50]]);
    for (let index = 0; index < mostPositions; index += 1)
      expect(await positions.storeValues(`Position ${index}`, values)).to.deep.equal(done);
    expect(await positions.store('One more')).to.deep.equal(refusal('too-many'));
    expect(await positions.store('Over', idOf(positions, 'Position 3'))).to.deep.equal(done);
    expect(positions.all).to.have.length(mostPositions);
  });

  it('need something to store, and a position that is there', async () => {
    const { positions, car } = await open();
    expect(await positions.keep()).to.deep.equal(refusal('nothing-to-store'));
    car.report({ [seatPath]: undefined, [warmthPath]: undefined, [colorPath]: undefined });
    car.report({ 'Vehicle.Powertrain.Transmission.PerformanceMode': undefined });
    expect(await positions.store('Sport')).to.deep.equal(refusal('nothing-to-store'));
    for (const result of [
      positions.store('', 'no-id'),
      positions.rename('no-id', 'x'),
      positions.remove('no-id'),
      positions.undoRemove(),
    ])
      expect(await result).to.deep.equal(refusal('stale'));
    expect(positions.recall('no-id')).to.equal(false);
  });

  it('come back within ten seconds after they were removed, where they were', async () => {
    const { positions } = await open();
    for (const name of ['A', 'B', 'C']) await positions.store(name);
    expect(await positions.remove(idOf(positions, 'B'))).to.deep.equal(done);
    expect(positions.all.map(({ name }) => name)).to.deep.equal(['A', 'C']);
    stand.clock.advance(9_000);
    expect(positions.undoable).to.deep.equal({ name: 'B', secondsLeft: 1 });
    expect(await positions.undoRemove()).to.deep.equal(done);
    expect(told(positions)).to.deep.equal(['A', 'B', 'C'].map((name) => [name, first]));
    expect(told((await restart()).positions)[1]).to.deep.equal(['B', first]);
  });

  it('are gone for good after that: undo is over, and nothing of them lies in the vault', async () => {
    const { positions, vault } = await open();
    await positions.store('Gone');
    await positions.remove(idOf(positions, 'Gone'));
    stand.clock.advance(10_000);
    expect(positions.undoable).to.equal(undefined);
    expect(await positions.undoRemove()).to.deep.equal(refusal('stale'));
    stand.clock.advance(5_000);
    await vault.settled();
    for (const { category, records, removed } of await vault.inventory())
      expect([category, records, removed]).to.deep.equal([category, category === 'seat' ? 1 : 0, 0]);
  });

  it('move what the car has of them, and tell what stands elsewhere', async () => {
    const { positions, car } = await open();
    await positions.store('Sport');
    car.report(second);
    await positions.store('');
    expect(positions.differences()).to.deep.equal([]);
    expect(positions.recall(idOf(positions, 'Sport'))).to.equal(true);
    expect(positions.active?.name).to.equal('Sport');
    expect(car.asked.map(({ value }) => value)).to.have.members(Object.values(first));
    expect(positions.differences().map(({ stored, reported }) => [stored, reported])).to.have.deep.members(
      Object.values(first).map((value, index) => [value, Object.values(second)[index]]),
    );
    car.report({ ...first, [seatPath]: 102, [colorPath]: '#aabbcc' });
    expect(positions.differences(), 'half a step, and the case of a colour').to.deep.equal([]);
    await positions.rename('none', 'waits its turn');
    expect((await restart()).positions.active?.name).to.equal('Sport');
  });

  it('are put back by what differs only, or kept as the car stands', async () => {
    const { positions, car, store } = await open();
    await positions.store('Sport');
    expect(positions.putBack()).to.equal(false);
    car.report({ [seatPath]: 150 });
    expect(positions.putBack()).to.equal(true);
    expect(store.current?.entries.map(({ target }) => target)).to.deep.equal([100]);
    expect(await positions.keep()).to.deep.equal(done);
    expect(told(positions)).to.deep.equal([['Sport', { ...first, [seatPath]: 150 }]]);
    expect(positions.differences()).to.deep.equal([]);
  });

  it('keep values that this car does not have, and do not recall them', async () => {
    const { positions } = await open();
    await positions.storeValues(
      '',
      new Map<SignalPath, number | string>([
        [seatPath, 300],
        [colorPath, '#112233'],
      ]),
    );
    await positions.storeValues(
      '',
      new Map([['Vehicle.Body.Mirrors.DriverSide.Tilt', 5]]),
      idOf(positions, ''),
    );
    const small = await restart({ categories: ['seat', 'climate'] });
    expect(small.positions.recall(idOf(small.positions, ''))).to.equal(false);
    expect(small.car.asked).to.deep.equal([]);
    expect(await small.positions.keep()).to.deep.equal(done);
    expect(told((await restart()).positions)).to.deep.equal([
      [
        '',
        {
          [seatPath]: 100,
          [warmthPath]: 21,
          'Vehicle.Body.Mirrors.DriverSide.Tilt': 5,
          [colorPath]: '#112233',
        },
      ],
    ]);
  });

  it('take another driver’s usual one over, in the groups that were chosen, without moving anything', async () => {
    const { positions, vault, car } = await open();
    const made = await vault.createDriver();
    if (!made.ok) throw new Error(made.reason);
    const other = made.bucket.name;
    expect(await positions.copyFrom(other, ['seat']), 'unknown to this session').to.deep.equal(
      refusal('not-open'),
    );
    const theirs = await categoryOf(vault, 'seat', other);
    await theirs.put([{ id: 'x', value: { name: '', values: { [seatPath]: 222 }, storedAt: 1 } }]);
    const their = await categoryOf(vault, 'climate', other);
    await their.put([{ id: 'y', value: { name: '', values: { [warmthPath]: 27 }, storedAt: 1 } }]);
    expect((await vault.setPin(other, '471100')).ok).to.equal(true);
    await positions.store('Sport');
    const again = await restart();
    expect(await again.positions.copyFrom(other, ['lighting'])).to.deep.equal(refusal('nothing-to-store'));
    expect(await again.positions.copyFrom('nobody', ['seat'])).to.deep.equal(refusal('not-open'));
    expect(await again.positions.copyFrom(other, ['seat'])).to.deep.equal(done);
    expect(told(again.positions)).to.deep.equal([['Sport', { ...first, [seatPath]: 222 }]]);
    expect([...car.asked, ...again.car.asked]).to.deep.equal([]);
    expect((await categoryOf(again.vault, 'seat', other)).all()).to.have.length(1);
  });

  it('work for a driver whose PIN was not given', async () => {
    const { positions, vault } = await open();
    await positions.store('Sport');
    await vault.setPin(driverBucket(vault), '471100');
    const again = await restart();
    expect(again.vault.buckets.find(({ name }) => name === driverBucket(again.vault))?.state).to.equal(
      'locked',
    );
    expect(told(again.positions)).to.deep.equal([['Sport', first]]);
    expect(await again.positions.keep()).to.deep.equal(done);
  });

  it('work for a guest, whose positions go with the guest', async () => {
    const { positions } = await open();
    await positions.store('Mine');
    stand.closeAll();
    await (await stand.ledger()).setCurrentDriver('guest');
    const guest = await restart();
    expect(guest.vault.buckets.find(({ name }) => name === driverBucket(guest.vault))?.isGuest).to.equal(
      true,
    );
    expect(guest.positions.all).to.deep.equal([]);
    expect(await guest.positions.store('Theirs')).to.deep.equal(done);
    expect(told(guest.positions)).to.deep.equal([['Theirs', first]]);
  });

  it('let the first of two windows change them, and tell the other one', async () => {
    const one = await open();
    await one.positions.store('Sport');
    const other = await open();
    const both = await Promise.all([one.positions.store('A'), other.positions.store('a')]);
    expect(both).to.deep.include(done);
    expect(both).to.deep.include(refusal('stale'));
    const seat = await categoryOf(other.vault, 'seat');
    await until(seat, () => JSON.stringify(seat.get('positions')).toLowerCase().includes('"a"'));
    await turn();
    expect(other.positions.all).to.have.length(2);
    expect(one.positions.all).to.have.length(2);
    const again = await restart();
    expect(Object.values(await partsIn(again.vault)).flat()).to.have.length(8);
  });

  it('open twice on one vault with the same content', async () => {
    const { positions, vault } = await open();
    await positions.store('Sport');
    const again = await onVault(vault, stand, { signal: end.signal });
    expect(told(again.positions)).to.deep.equal(told(positions));
  });
});
