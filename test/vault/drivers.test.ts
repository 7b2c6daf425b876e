import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { endGuest } from '../../src/session/end-guest.ts';
import { openSession } from '../../src/session/session.ts';
import { deleteBucket, openBucketStore } from '../../src/vault/bucket-store.ts';
import type { BucketName } from '../../src/vault/bucket-name.ts';
import { chooseDriver } from '../../src/vault/current-driver.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { contacts, GloveboxStand, random } from './glovebox-stand.ts';
import { takeStorageTurn } from './storage-turn.ts';

async function newDriver(vault: Vault): Promise<BucketName> {
  const made = await vault.createDriver();
  if (!made.ok) throw new Error(made.reason);
  return made.bucket.name;
}

async function putContact(vault: Vault, bucket: string, name: string): Promise<void> {
  const collection = vault.collection(bucket, contacts);
  expect((await collection.open()).ok).to.equal(true);
  expect(await collection.put([{ id: 'a', value: { name } }])).to.deep.equal({ ok: true });
}

async function namesIn(vault: Vault, bucket: string): Promise<readonly string[]> {
  const collection = vault.collection(bucket, contacts);
  const opened = await collection.open();
  return opened.ok ? collection.all().map(({ value }) => value.name) : [opened.reason];
}

describe('several drivers', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('can be made and used at once, each with its own data, and are there at the next start', async () => {
    const vault = await stand.window();
    const first = vault.currentDriver;
    const second = await newDriver(vault);
    await putContact(vault, first, 'Ada');
    await putContact(vault, second, 'Bea');
    stand.closeAll();
    const again = await stand.window();
    expect(again.currentDriver).to.equal(first);
    expect(openSession(again)?.others.map(({ name }) => name)).to.deep.equal([second]);
    expect(await namesIn(again, first)).to.deep.equal(['Ada']);
    expect(await namesIn(again, second)).to.deep.equal(['Bea']);
    expect(await (await stand.ledger()).driverBuckets()).to.equal(2);
  });

  it('change places when the ledger names another', async () => {
    const vault = await stand.window();
    const second = await newDriver(vault);
    await (await stand.ledger()).setCurrentDriver(second);
    stand.closeAll();
    const again = await stand.window();
    expect(openSession(again)?.driver.name).to.equal(second);
  });

  it('are all counted when a kill came before the count', async () => {
    const vault = await stand.window();
    await newDriver(vault);
    const ledger = await stand.ledger();
    await ledger.expectDriverBuckets(1);
    stand.closeAll();
    await stand.window();
    expect(await (await stand.ledger()).driverBuckets()).to.equal(2);
    expect(await (await stand.ledger()).lostDrivers()).to.equal(0);
  });

  it('keep their keys while one of them is lost, at every start until the loss was seen', async () => {
    const vault = await stand.window();
    const [first, second] = [vault.currentDriver, await newDriver(vault)];
    await putContact(vault, second, 'Bea');
    stand.closeAll();
    const keysBefore = [...stand.keystore.keys.keys()];
    await storagePlace().delete(first);
    for (const start of ['first', 'second']) {
      const again = await stand.window();
      const ledger = await stand.ledger();
      expect(await ledger.lostDrivers(), start).to.equal(1);
      expect([...stand.keystore.keys.keys()], start).to.include.members(keysBefore);
      expect(await namesIn(again, second), start).to.deep.equal(['Bea']);
      stand.closeAll();
    }
    const ledger = await stand.ledger();
    await ledger.acknowledgeLoss();
    await stand.window();
    const kept = [...stand.keystore.keys.keys()];
    expect(keysBefore.filter((alias) => !kept.includes(alias))).to.have.length(1);
  });

  it('keep their keys at a start that misses the vehicle', async () => {
    const vault = await stand.window();
    const vehicle = openSession(vault)?.vehicle.name ?? '';
    stand.closeAll();
    const keysBefore = [...stand.keystore.keys.keys()];
    await storagePlace().delete(vehicle);
    await stand.window();
    expect([...stand.keystore.keys.keys()]).to.include.members(keysBefore);
  });

  it('give nobody else the seat of one that is gone: a guest drives', async () => {
    const vault = await stand.window();
    const [first, second] = [vault.currentDriver, await newDriver(vault)];
    const ledger = await stand.ledger();
    const store = await openBucketStore(first, { keystore: ledger.keystore, clock: stand.clock, random });
    if (!store.ok) throw new Error(store.reason);
    const retired = await store.store.retireAll();
    if (!retired.ok) throw new Error(retired.reason);
    store.store.close();
    await ledger.expectDriverBuckets(1);
    stand.closeAll();
    const eraser = await stand.ledger();
    await eraser.keystore.destroy(retired.retired);
    await deleteBucket(first, stand.clock);
    const again = await stand.window();
    const session = openSession(again);
    expect(session?.driver.isGuest).to.equal(true);
    expect(session?.others.map(({ name }) => name)).to.deep.equal([second]);
    expect(await (await stand.ledger()).lostDrivers()).to.equal(0);
    expect(await (await stand.ledger()).driverBuckets()).to.equal(1);
  });

  it('leave a blank driver when the last one is gone', async () => {
    const vault = await stand.window();
    const first = vault.currentDriver;
    await (await stand.ledger()).expectDriverBuckets(0);
    stand.closeAll();
    await deleteBucket(first, stand.clock);
    const names: string[] = [];
    for (let start = 0; start < 2; start += 1) {
      const again = await stand.window();
      const session = openSession(again);
      expect(session?.driver).to.include({ state: 'open', isGuest: false });
      names.push(session?.driver.name ?? '');
      stand.closeAll();
    }
    expect(names[0]).to.not.equal(first);
    expect(names[1]).to.equal(names[0]);
  });

  it('are chosen by name alone, never one in place of another', () => {
    const bucket = fc.stringMatching(/^[a-c]$/).map((letter): BucketName => `driver-${letter}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(bucket, { maxLength: 3 }),
        fc.option(fc.oneof(bucket, fc.constant('guest')), { nil: undefined }),
        (drivers, wanted) => {
          const chosen = chooseDriver(wanted, drivers);
          if (chosen === undefined) expect(drivers.length === 0 && wanted !== 'guest').to.equal(true);
          else if (chosen !== 'guest') expect(chosen === wanted || drivers.length === 1).to.equal(true);
          if (chosen !== 'guest' && chosen !== undefined) expect(drivers).to.include(chosen);
        },
      ),
    );
  });
});

describe('a guest', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  async function asGuest(): Promise<Vault> {
    const ledger = await stand.ledger();
    await ledger.setCurrentDriver('guest');
    const vault = await stand.window();
    expect(openSession(vault)?.driver).to.include({ isGuest: true, state: 'open' });
    return vault;
  }

  it('is no driver that the ledger counts, and hangs on a volatile alias, re-keyed or not', async () => {
    await stand.window();
    stand.closeAll();
    const vault = await asGuest();
    await putContact(vault, vault.currentDriver, 'Gus');
    expect(await vault.rekey(vault.currentDriver, 'contacts')).to.deep.equal({ ok: true });
    const volatile = [...stand.keystore.keys.keys()].filter((name) => name.includes('/guest-'));
    expect(volatile).to.have.length(1);
    expect(await (await stand.ledger()).driverBuckets()).to.equal(1);
  });

  it('drives on through a restart of the app while the keystore lives', async () => {
    const vault = await asGuest();
    await putContact(vault, vault.currentDriver, 'Gus');
    stand.closeAll();
    const again = await stand.window();
    expect(again.currentDriver).to.equal(vault.currentDriver);
    expect(await namesIn(again, again.currentDriver)).to.deep.equal(['Gus']);
  });

  it('is gone at the next start when the keystore was, and a clean one drives', async () => {
    await stand.window();
    stand.closeAll();
    const vault = await asGuest();
    await putContact(vault, vault.currentDriver, 'Gus');
    stand.closeAll();
    for (const name of stand.keystore.keys.keys()) {
      if (name.includes('/guest-')) stand.keystore.keys.delete(name);
    }
    const again = await stand.window();
    expect(again.currentDriver).to.not.equal(vault.currentDriver);
    expect(openSession(again)?.driver.isGuest).to.equal(true);
    expect(await storagePlace().list()).to.not.include(vault.currentDriver);
    expect(await namesIn(again, again.currentDriver)).to.deep.equal([]);
    expect(await (await stand.ledger()).lostDrivers()).to.equal(0);
  });

  it('ends with the ignition: nothing of it opens, nobody else loses anything, and a clean one drives', async () => {
    const first = (await stand.window()).currentDriver;
    stand.closeAll();
    const vault = await asGuest();
    await putContact(vault, vault.currentDriver, 'Gus');
    await putContact(vault, first, 'Ada');
    const { keystore } = await stand.ledger();
    stand.keystore.unreachable = true;
    expect(await endGuest(keystore)).to.equal(false);
    stand.keystore.unreachable = false;
    expect(await endGuest(keystore)).to.equal(true);
    expect(await endGuest(keystore)).to.equal(true);
    stand.closeAll();
    const again = await stand.window();
    expect(await namesIn(again, again.currentDriver)).to.deep.equal([]);
    expect(await namesIn(again, first)).to.deep.equal(['Ada']);
    expect(await storagePlace().list()).to.not.include(vault.currentDriver);
  });

  it('does not stand in for a driver that is lost', async () => {
    const first = (await stand.window()).currentDriver;
    stand.closeAll();
    await asGuest();
    stand.closeAll();
    const keysBefore = [...stand.keystore.keys.keys()];
    await storagePlace().delete(first);
    await stand.window();
    expect(await (await stand.ledger()).lostDrivers()).to.equal(1);
    expect([...stand.keystore.keys.keys()]).to.include.members(keysBefore);
  });

  it('is deleted with its key at the start of a driver', async () => {
    const first = (await stand.window()).currentDriver;
    stand.closeAll();
    const guest = (await asGuest()).currentDriver;
    await (await stand.ledger()).setCurrentDriver(first);
    stand.closeAll();
    const again = await stand.window();
    expect(again.currentDriver).to.equal(first);
    expect(await storagePlace().list()).to.not.include(guest);
    expect([...stand.keystore.keys.keys()].filter((name) => name.includes('/guest-'))).to.deep.equal([]);
  });

  it('is left alone, with its key, by a window that starts beside its own', async () => {
    const first = (await stand.window()).currentDriver;
    stand.closeAll();
    const vault = await asGuest();
    await putContact(vault, vault.currentDriver, 'Gus');
    await (await stand.ledger()).setCurrentDriver(first);
    await stand.window();
    expect(await storagePlace().list()).to.include(vault.currentDriver);
    expect(await vault.rekey(vault.currentDriver, 'contacts')).to.deep.equal({ ok: true });
    expect(await namesIn(vault, vault.currentDriver)).to.deep.equal(['Gus']);
  });
});
