import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fromBase64Url } from '../../platform/contract/keystore-base64url.ts';
import { giveBackCar, lendCar } from '../../src/session/lend.ts';
import { openSession } from '../../src/session/session.ts';
import { bucketKind, type BucketName } from '../../src/vault/bucket-name.ts';
import { decodeKeyring } from '../../src/vault/keyring-codec.ts';
import { deriveArgon2 } from '../../src/derivation/argon2.ts';
import { readPinLock, tryPin } from '../../src/vault/pin-lock.ts';
import { unsealBytes } from '../../src/vault/sealing.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';
import { contacts, openContacts } from '../vault/glovebox-stand.ts';
import { clearStorage, takeStorageTurn } from '../vault/storage-turn.ts';
import { copyDisk, cutAfter, driverPin, LendingStand, lendingPin, pagesOf } from './lending-stand.ts';

const done = { ok: true };
const wrongPin = { ok: false, reason: 'wrong-pin' };

interface StoredKeyring {
  readonly alias: string;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

describe('lending the car', () => {
  takeStorageTurn();
  let stand: LendingStand;
  beforeEach(() => {
    stand = new LendingStand();
  });
  afterEach(() => stand.closeAll());

  async function lend(pin = lendingPin): ReturnType<typeof lendCar> {
    const answer = await lendCar(await stand.parts(await stand.window()), pin);
    stand.closeAll();
    return answer;
  }
  async function giveBack(pin = lendingPin): ReturnType<typeof giveBackCar> {
    const answer = await giveBackCar(await stand.parts(await stand.window()), pin);
    stand.closeAll();
    return answer;
  }
  const owned = (names: readonly BucketName[]): readonly BucketName[] =>
    names.filter((name) => bucketKind(name) !== 'keeper');
  const pages = (names: readonly BucketName[]): Promise<readonly unknown[]> =>
    Promise.all(names.map((name) => pagesOf(name)));

  /** The keyrings of a copied disk, as its bytes give them. */
  async function keyrings(): Promise<ReadonlyMap<string, StoredKeyring>> {
    const found = new Map<string, StoredKeyring>();
    for (const [bucket, rows] of await copyDisk()) {
      const row = rows.find(({ store, key }) => store === 'meta' && key === 'keyring');
      if (row !== undefined) found.set(bucket, row.value as StoredKeyring);
    }
    return found;
  }

  it('gives back every bucket exactly, a PIN’s driver and the vehicle too, and touches no page', async () => {
    const names = await stand.fill();
    const [before, pagesBefore] = [await stand.holds(names), await pages(names)];
    const driver = (await stand.window()).currentDriver;
    stand.closeAll();
    expect(await lend()).to.deep.equal(done);
    const lent = await stand.holds(names);
    for (const [place, held] of Object.entries(lent))
      expect(held, place).to.deep.equal(place.startsWith('keeper') ? before[place] : 'locked');
    expect(Object.keys(lent)).to.have.length(8);
    expect(await pages(names)).to.deep.equal(pagesBefore);
    expect(await giveBack('000000')).to.deep.equal(wrongPin);
    expect(await giveBack()).to.deep.equal(done);
    const back = await stand.window();
    expect(openSession(back)?.driver).to.include({ name: driver, state: 'open', hasPin: false });
    expect(back.buckets.find(({ hasPin, kind }) => hasPin && kind === 'driver')?.state).to.equal('locked');
    stand.closeAll();
    expect(await stand.holds(names)).to.deep.equal(before);
    expect(await pages(names)).to.deep.equal(pagesBefore);
    expect(await (await stand.ledger()).lent()).to.equal(undefined);
  });

  it('gives back identical records, whatever they are', async () => {
    const people = fc.array(fc.record({ name: fc.string({ unit: 'grapheme', maxLength: 40 }) }), {
      minLength: 1,
      maxLength: 150,
    });
    await fc.assert(
      fc.asyncProperty(people, fc.stringMatching(/^\d{6,12}$/), async (values, pin) => {
        const book = await openContacts(await stand.window());
        await book.put(values.map((value, index) => ({ id: `id-${index}`, value })));
        const before = book.all();
        stand.closeAll();
        expect(await lend(pin)).to.deep.equal(done);
        expect(await giveBack(pin)).to.deep.equal(done);
        expect((await openContacts(await stand.window())).all()).to.deep.equal(before);
        stand.closeAll();
        await clearStorage();
        stand = new LendingStand();
      }),
      { numRuns: 4 },
    );
  });

  it('puts a clean guest into the seat, who sees nobody else and a vehicle of its own', async () => {
    const names = await stand.fill();
    await lend();
    const guest = await stand.window();
    const session = openSession(guest);
    expect(session?.driver).to.include({ isGuest: true, state: 'open' });
    expect(session?.vehicle).to.include({ isGuest: true, state: 'open' });
    expect(session?.keeper?.name).to.equal(names.find((name) => bucketKind(name) === 'keeper'));
    expect(session?.others).to.deep.equal([]);
    const book = await openContacts(guest);
    expect(book.all()).to.deep.equal([]);
    await book.put([{ id: 'g', value: { name: 'Gus' } }]);
    // Nobody takes another seat while the car is lent, and nobody's own PIN opens anything.
    const ledger = await stand.ledger();
    for (const name of owned(names)) {
      await ledger.setCurrentDriver(name);
      expect(await guest.unlock(name, driverPin)).to.deep.equal({ ok: false, reason: 'locked' });
      expect(await guest.setPin(name, '123456')).to.deep.equal({ ok: false, reason: 'locked' });
      expect((await guest.collection(name, { ...contacts, category: 'music' }).open()).ok).to.equal(false);
    }
    await guest.sweep();
    await guest.rekeyDue();
    stand.closeAll();
    const again = await stand.window();
    expect(openSession(again)?.driver.isGuest).to.equal(true);
    expect(again.buckets.filter(({ isGuest }) => isGuest)).to.have.length(2);
    expect(openSession(again)?.vehicle.name).to.equal(session?.vehicle.name);
    expect((await openContacts(again)).all()).to.have.length(1);
    expect(await (await stand.ledger()).lostDrivers()).to.equal(0);
    stand.closeAll();
    await giveBack();
    const back = await stand.window();
    expect(back.buckets.filter(({ isGuest }) => isGuest)).to.deep.equal([]);
    expect(back.buckets.map(({ name }) => name).toSorted()).to.deep.equal(names.toSorted());
  });

  it('keeps its guests over a start at which the keystore has forgotten them', async () => {
    const names = await stand.fill();
    const before = await stand.holds(names);
    await lend();
    (await stand.window()).close();
    for (const name of stand.keystore.keys.keys())
      if (name.includes('/guest-')) stand.keystore.keys.delete(name);
    const vault = await stand.window();
    expect(openSession(vault)?.vehicle).to.include({ isGuest: true, state: 'open' });
    expect(vault.buckets.filter(({ isGuest }) => isGuest)).to.have.length(2);
    stand.closeAll();
    await giveBack();
    expect(await stand.holds(names)).to.deep.equal(before);
  });

  it('leaves on a copied disk, with its keystore, nothing that opens without the PIN, and with it everything', async () => {
    const names = await stand.fill();
    const earlier = await keyrings();
    await lend();
    const copied = await keyrings();
    const ledger = await stand.ledger();
    const lock = (await ledger.lent())?.lock ?? '';
    const key = await tryPin('lent-car', readPinLock(fromBase64Url(lock)), lendingPin, deriveArgon2);
    expect(await tryPin('lent-car', readPinLock(fromBase64Url(lock)), '141422', deriveArgon2)).to.equal(
      undefined,
    );
    if (key === undefined) throw new Error('The PIN does not fit.');
    for (const name of owned(names)) {
      const old = earlier.get(name);
      if (old === undefined) throw new Error('No keyring.');
      // A copy made before the car was lent names a key that is destroyed.
      expect((await ledger.keystore.unwrap(old.alias, old.wrapped)).ok, name).to.equal(false);
      const { alias = '', wrapped = new Uint8Array() } = copied.get(name) ?? {};
      const plain = await ledger.keystore.unwrap(alias, wrapped);
      const content = plain.ok ? decodeKeyring(plain.value) : undefined;
      expect([content?.keys.size, content?.lock], name).to.deep.equal([0, undefined]);
      const opened = await unsealBytes(key, ['lent', name], content?.shut ?? new Uint8Array());
      expect(opened && decodeKeyring(opened)?.keys.size, name).to.be.greaterThan(0);
      // Bound to its place: under another bucket's name it is nothing.
      expect(await unsealBytes(key, ['lent', 'driver-other'], content?.shut ?? new Uint8Array())).to.equal(
        undefined,
      );
    }
    // Without the keystore nothing opens at all, the ledger neither.
    stand.closeAll();
    stand.keystore.keys.clear();
    await expectRejected(stand.window(), 'ledger: ledger-unreadable');
  });

  it('counts wrong PINs before they are tried, slows them down, and starts anew with the next lending', async () => {
    await stand.fill();
    await lend();
    for (let tries = 0; tries < 5; tries += 1) expect(await giveBack('000000')).to.deep.equal(wrongPin);
    expect(await giveBack()).to.deep.equal({ ok: false, reason: 'waiting', waitMs: 30_000 });
    expect(stand.keystore.tries.size).to.equal(1);
    stand.keystore.patient = true;
    expect(await giveBack()).to.deep.equal(done);
    expect(stand.keystore.tries.size).to.equal(0);
    expect(await lend('654321')).to.deep.equal(done);
    expect(await giveBack()).to.deep.equal(wrongPin);
    expect(await giveBack('654321')).to.deep.equal(done);
  });

  it('takes a PIN of 6 to 12 digits only, and lends with the same one twice', async () => {
    await stand.fill();
    for (const pin of ['1234', '12345', '1234567890123', 'abcdef'])
      expect(await lend(pin)).to.deep.equal({ ok: false, reason: 'invalid-pin' });
    expect(await (await stand.ledger()).lent()).to.equal(undefined);
    expect(await lend()).to.deep.equal(done);
    expect(await lend('141422')).to.deep.equal(wrongPin);
    expect(await lend()).to.deep.equal(done);
    expect(await giveBack()).to.deep.equal(done);
    expect(await giveBack('000000')).to.deep.equal(done);
  });

  it('goes on, or is undone, after a kill at any moment of lending', async function () {
    this.timeout(110_000);
    const names = await stand.fill();
    const before = await stand.holds(names);
    stand.keystore.patient = true;
    for (let calls = 1; ; calls += 1) {
      const parts = await stand.parts(await stand.window());
      const restore = cutAfter(stand, calls);
      const cut = await lendCar(parts, lendingPin).catch(() => ({ ok: false }));
      restore();
      stand.closeAll();
      if (calls % 2 === 0) {
        expect(await lend(), `${calls}`).to.deep.equal(done);
        const held = Object.values(await stand.holds(owned(names)));
        expect(new Set(held), `${calls}`).to.deep.equal(new Set(['locked']));
      }
      expect(await giveBack(), `${calls}`).to.deep.equal(done);
      expect(await stand.holds(names), `${calls}`).to.deep.equal(before);
      if (!cut.ok) continue;
      expect(calls).to.be.greaterThan(10);
      return;
    }
  });

  it('is over when everything was erased meanwhile: a new driver begins, and a PIN is asked of nobody', async () => {
    const names = await stand.fill();
    await lend();
    const lent = await stand.window();
    await giveBackCar(await stand.parts(lent), '000000');
    expect(stand.keystore.tries.size).to.equal(1);
    const all = lent.buckets.map(({ name }) => name);
    stand.closeAll();
    await (await stand.ledger()).expectDriverBuckets(0);
    for (const name of all) await storagePlace().delete(name);
    const next = await stand.window();
    expect([next.isLent, names.includes(next.currentDriver)]).to.deep.equal([false, false]);
    expect(openSession(next)?.driver).to.include({ isGuest: false, state: 'open' });
    expect(openSession(next)?.vehicle.isGuest).to.equal(false);
    expect(await (await stand.ledger()).lent()).to.equal(undefined);
    expect(stand.keystore.tries.size).to.equal(0);
  });

  it('is given back after a kill at any moment of giving back', async function () {
    this.timeout(110_000);
    const names = await stand.fill();
    const before = await stand.holds(names);
    stand.keystore.patient = true;
    for (let calls = 1; ; calls += 2) {
      await lend();
      const parts = await stand.parts(await stand.window());
      const restore = cutAfter(stand, calls);
      const cut = await giveBackCar(parts, lendingPin).catch(() => ({ ok: false }));
      restore();
      stand.closeAll();
      expect(await giveBack(), `${calls}`).to.deep.equal(done);
      expect(await stand.holds(names), `${calls}`).to.deep.equal(before);
      if (!cut.ok) continue;
      expect(calls).to.be.greaterThan(10);
      return;
    }
  });
});

async function expectRejected(work: Promise<unknown>, message: string): Promise<void> {
  const answer = await work.then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
  expect(answer).to.equal(message);
}
