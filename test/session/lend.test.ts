import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { giveBackCar, lendCar } from '../../src/session/lend.ts';
import { openSession } from '../../src/session/session.ts';
import type { BucketName } from '../../src/vault/bucket-name.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { contacts, GloveboxStand, type Contact } from '../vault/glovebox-stand.ts';
import { rawRows } from '../vault/raw-storage.ts';
import { clearStorage, takeStorageTurn } from '../vault/storage-turn.ts';

const pin = '141421';

describe('lending the car', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  async function records(vault: Vault, bucket: BucketName): Promise<readonly unknown[]> {
    const collection = vault.collection(bucket, contacts);
    const opened = await collection.open();
    return opened.ok ? collection.all() : [opened.reason];
  }

  async function put(vault: Vault, bucket: BucketName, values: readonly Contact[]): Promise<void> {
    const collection = vault.collection(bucket, contacts);
    await collection.open();
    const written = await collection.put(values.map((value, index) => ({ id: `id-${index}`, value })));
    expect(written).to.deep.equal({ ok: true });
  }

  async function second(vault: Vault): Promise<BucketName> {
    const made = await vault.createDriver();
    if (!made.ok) throw new Error(made.reason);
    return made.bucket.name;
  }

  async function pages(bucket: BucketName): Promise<readonly unknown[]> {
    return (await rawRows(bucket)).filter(({ store }) => store !== 'meta');
  }

  it('puts a clean guest into the seat, locks every driver, and gives all back exactly', async () => {
    const vault = await stand.window();
    const [first, other] = [vault.currentDriver, await second(vault)];
    await put(vault, first, [{ name: 'Ada' }]);
    await put(vault, other, [{ name: 'Bea' }]);
    const before = [await records(vault, first), await records(vault, other)];
    const pagesBefore = [await pages(first), await pages(other)];
    expect(await lendCar({ vault, ledger: await stand.ledger() }, pin)).to.deep.equal({ ok: true });
    stand.closeAll();

    const lent = await stand.window();
    expect(openSession(lent)?.driver).to.include({ isGuest: true, state: 'open' });
    expect(await records(lent, lent.currentDriver)).to.deep.equal([]);
    expect([await records(lent, first), await records(lent, other)]).to.deep.equal([['locked'], ['locked']]);
    expect([await pages(first), await pages(other)]).to.deep.equal(pagesBefore);
    const ledger = await stand.ledger();
    // Nobody takes another seat while the car is lent.
    await ledger.setCurrentDriver(other);
    stand.closeAll();
    const still = await stand.window();
    expect(openSession(still)?.driver.isGuest).to.equal(true);
    const desk = { vault: still, ledger: await stand.ledger() };
    expect(await giveBackCar(desk, '0000')).to.deep.equal({ ok: false, reason: 'wrong-pin' });
    expect(await giveBackCar(desk, pin)).to.deep.equal({ ok: true });
    stand.closeAll();

    const back = await stand.window();
    expect(openSession(back)?.driver).to.include({ name: first, state: 'open', hasPin: false });
    expect([await records(back, first), await records(back, other)]).to.deep.equal(before);
    expect([await pages(first), await pages(other)]).to.deep.equal(pagesBefore);
  });

  it('leaves a driver who has a PIN under that PIN, lent and given back', async () => {
    const vault = await stand.window();
    const first = vault.currentDriver;
    const other = await second(vault);
    await put(vault, first, [{ name: 'Ada' }]);
    await vault.setPin(first, '9999');
    await lendCar({ vault, ledger: await stand.ledger() }, pin);
    stand.closeAll();
    const lent = await stand.window();
    expect(await lent.unlock(first, pin)).to.deep.equal({ ok: false, reason: 'wrong-pin' });
    expect(await giveBackCar({ vault: lent, ledger: await stand.ledger() }, pin)).to.deep.equal({ ok: true });
    stand.closeAll();
    const back = await stand.window();
    expect(openSession(back)?.driver).to.include({ name: first, state: 'locked' });
    expect(back.buckets.find(({ name }) => name === other)).to.include({ state: 'open', hasPin: false });
    expect(await back.unlock(first, '9999')).to.deep.equal({ ok: true });
    expect(await records(back, first)).to.deep.equal([{ id: 'id-0', revision: 1, value: { name: 'Ada' } }]);
  });

  it('goes on, or is undone, after a kill between two drivers', async () => {
    for (const ending of ['lend', 'give back'] as const) {
      const vault = await stand.window();
      const [first, other] = [vault.currentDriver, await second(vault)];
      await put(vault, first, [{ name: 'Ada' }]);
      await put(vault, other, [{ name: 'Bea' }]);
      const before = [await records(vault, first), await records(vault, other)];
      // The keyring of the first driver is changed by an unwrap, a wrap, a destroy and an unwrap.
      stand.keystore.failAfter = 4;
      const cut = await lendCar({ vault, ledger: await stand.ledger() }, pin);
      expect(cut.ok).to.equal(false);
      stand.keystore.failAfter = Number.POSITIVE_INFINITY;
      stand.closeAll();
      const again = await stand.window();
      expect(openSession(again)?.driver.isGuest).to.equal(true);
      const desk = { vault: again, ledger: await stand.ledger() };
      if (ending === 'lend') expect(await lendCar(desk, pin)).to.deep.equal({ ok: true });
      stand.closeAll();
      const lent = await stand.window();
      if (ending === 'lend') expect(await records(lent, other)).to.deep.equal(['locked']);
      expect(await giveBackCar({ vault: lent, ledger: await stand.ledger() }, pin)).to.deep.equal({
        ok: true,
      });
      stand.closeAll();
      const back = await stand.window();
      expect(openSession(back)?.driver.name).to.equal(first);
      expect([await records(back, first), await records(back, other)]).to.deep.equal(before);
      stand.closeAll();
      await clearStorage();
      stand = new GloveboxStand();
    }
  });

  it('gives back identical records, whatever they are', async () => {
    const people = fc.array(fc.record({ name: fc.string({ unit: 'grapheme', maxLength: 40 }) }), {
      minLength: 1,
      maxLength: 150,
    });
    await fc.assert(
      fc.asyncProperty(people, fc.stringMatching(/^\d{4,12}$/), async (values, code) => {
        const vault = await stand.window();
        const first = vault.currentDriver;
        await put(vault, first, values);
        const before = await records(vault, first);
        await lendCar({ vault, ledger: await stand.ledger() }, code);
        stand.closeAll();
        const lent = await stand.window();
        expect(await records(lent, first)).to.deep.equal(['locked']);
        expect(await giveBackCar({ vault: lent, ledger: await stand.ledger() }, code)).to.deep.equal({
          ok: true,
        });
        stand.closeAll();
        expect(await records(await stand.window(), first)).to.deep.equal(before);
        stand.closeAll();
        await clearStorage();
        stand = new GloveboxStand();
      }),
      { numRuns: 4 },
    );
  });
});
