import { expect } from '@open-wc/testing';
import type { CarKey } from '../../platform/contract/key.ts';
import { driverOfKey } from '../../src/session/key-rule.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { bucketOf, DriversStand, type DeskWindow } from './drivers-stand.ts';

const done = { ok: true };
const none: CarKey = { kind: 'none' };
const unknown: CarKey = { kind: 'unknown' };
const known = (id: string): CarKey => ({ kind: 'known', id });

describe('driverOfKey', () => {
  const linked = new Map([['k1', 'driver-ann']]);
  for (const [key, named] of [
    [known('k1'), 'driver-ann'],
    [known('k2'), undefined],
    [unknown, 'guest'],
    [none, undefined],
  ] as const) {
    it(`names ${named ?? 'whoever drove last'} for ${JSON.stringify(key)}`, () => {
      expect(driverOfKey(key, linked)).to.equal(named);
    });
  }
});

describe('the key in the car', () => {
  takeStorageTurn();
  let stand: DriversStand;
  beforeEach(() => {
    stand = new DriversStand();
  });
  afterEach(() => stand.end());

  /** Ann has the key k1; Bea drives, without a key. */
  async function linked(): Promise<DeskWindow> {
    const { desk } = await stand.open();
    await desk.change({ name: 'Ann' });
    stand.key.put(known('k1'));
    expect(desk.isKeyLinked).to.equal(false);
    expect(await desk.linkKey()).to.deep.equal(done);
    expect(desk.isKeyLinked).to.equal(true);
    stand.key.put(none);
    await desk.create('Bea');
    return stand.restart();
  }

  const seat = async ({ ledger, desk }: DeskWindow): Promise<string | undefined> => {
    const driver = await ledger.currentDriver();
    return desk.drivers.find(({ bucket }) => bucket === driver)?.name ?? driver;
  };

  for (const [key, expected] of [
    [known('k1'), 'Ann'],
    [known('k2'), 'Bea'],
    [unknown, 'guest'],
    [none, 'Bea'],
  ] as const) {
    it(`puts ${expected} into the seat when it becomes ${JSON.stringify(key)} in a parked car`, async () => {
      const window = await linked();
      const restarts = stand.restarts.length;
      stand.key.put(key);
      await window.desk.heedKey();
      expect(await seat(window)).to.equal(expected);
      expect(stand.restarts.length - restarts).to.equal(expected === 'Bea' ? 0 : 1);
    });
  }

  it('is obeyed as soon as it changes, without anybody asking', async () => {
    const window = await linked();
    stand.key.put(known('k1'));
    await window.restarted;
    expect(await seat(window)).to.equal('Ann');
  });

  it('changes nobody while the car is not parked, and is obeyed at the next park', async () => {
    const window = await linked();
    stand.isParked = false;
    stand.key.put(known('k1'));
    await window.desk.heedKey();
    expect(await seat(window)).to.equal('Bea');
    stand.isParked = true;
    await window.desk.heedKey();
    expect(await seat(window)).to.equal('Ann');
  });

  it('waits for what is under way, and is obeyed then', async () => {
    const window = await linked();
    const pin = window.desk.setPin('271828');
    stand.key.put(known('k1'));
    expect(await pin).to.deep.equal(done);
    expect(await window.restarted).to.equal('/');
    expect(await seat(window)).to.equal('Ann');
  });

  it('is overruled by whoever is chosen by hand, until another driver’s key comes', async () => {
    const first = await linked();
    stand.key.put(known('k1'));
    await first.restarted;
    const ann = await stand.restart();
    await ann.desk.switchTo(bucketOf(ann.desk, 'Bea'));
    const bea = await stand.restart();
    await bea.desk.heedKey();
    expect(await seat(bea)).to.equal('Bea');
    // Taken out, or not told yet after a start: no other key than before.
    stand.key.put(none);
    await bea.desk.heedKey();
    stand.key.put(known('k1'));
    await bea.desk.heedKey();
    expect(await seat(bea)).to.equal('Bea');
    stand.key.put(unknown);
    await bea.restarted;
    expect(await seat(bea)).to.equal('guest');
    const guest = await stand.restart();
    stand.key.put(known('k1'));
    await guest.restarted;
    expect(await seat(guest)).to.equal('Ann');
  });

  it('belongs to one driver: linked again, it leaves the other, and it can be let go', async () => {
    const window = await linked();
    stand.key.put(known('k2'));
    expect(await window.desk.linkKey()).to.deep.equal(done);
    expect(await window.ledger.currentDriver()).to.equal(bucketOf(window.desk, 'Bea'));
    await window.desk.switchTo(bucketOf(window.desk, 'Ann'));
    const ann = await stand.restart();
    expect(ann.desk.isKeyLinked).to.equal(false);
    expect(await ann.desk.linkKey()).to.deep.equal(done);
    expect(ann.desk.isKeyLinked).to.equal(true);
    await ann.desk.switchTo(bucketOf(ann.desk, 'Bea'));
    const bea = await stand.restart();
    expect(bea.desk.isKeyLinked).to.equal(false);
    expect(bea.desk.card?.keyId).to.equal(undefined);
    await bea.desk.switchTo(bucketOf(bea.desk, 'Ann'));
    const again = await stand.restart();
    expect(await again.desk.unlinkKey()).to.deep.equal(done);
    expect(again.desk.isKeyLinked).to.equal(false);
  });

  it('cannot be linked when there is none, or the car does not know it', async () => {
    const { desk } = await stand.open();
    expect(await desk.linkKey()).to.deep.equal({ ok: false, reason: 'not-now' });
    expect(desk.key).to.deep.equal(none);
  });
});
