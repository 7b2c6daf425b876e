import { expect } from '@open-wc/testing';
import { openChoices } from '../../src/choices/open-choices.ts';
import { openSession } from '../../src/session/session.ts';
import { DerivationError } from '../../src/vault/derivation-error.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { makeCar } from '../platform/emulator/fixture.ts';
import { openContacts } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { bucketOf, DriversStand, type DeskWindow } from './drivers-stand.ts';

const done = { ok: true };
const no = (reason: string): object => ({ ok: false, reason });
const pin = '271828';
const other = '141421';
const pack = await loadMakerNl();

describe('PINs at the drivers’ desk', () => {
  takeStorageTurn();
  let stand: DriversStand;
  beforeEach(() => {
    stand = new DriversStand();
  });
  afterEach(() => stand.end());

  /** Bea has a PIN and one contact; begins anew. */
  async function locked(): Promise<DeskWindow> {
    const { desk, vault } = await stand.with('Ann', 'Bea');
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'of Bea' } }]);
    expect(await desk.setPin(pin)).to.deep.equal(done);
    return stand.restart();
  }

  async function contactsOf({ vault }: DeskWindow): Promise<string> {
    return openContacts(vault).then(
      (contacts) =>
        contacts
          .all()
          .map(({ value }) => value.name)
          .join(),
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
  }

  it('locks at the next start, opens with the PIN, and has every store built anew then, without a restart', async () => {
    const window = await locked();
    expect(window.desk.current).to.include({ name: 'Bea', hasPin: true, state: 'locked' });
    expect(await contactsOf(window)).to.equal('contacts: locked');
    const restarts = stand.restarts.length;
    expect(await window.desk.unlock(other)).to.deep.equal(no('wrong-pin'));
    expect(stand.reopened).to.equal(0);
    expect(await window.desk.unlock(pin)).to.deep.equal(done);
    expect(stand.reopened).to.equal(1);
    expect(stand.restarts).to.have.length(restarts);
    expect(window.desk.current.state).to.equal('open');
    expect(openSession(window.vault)?.driver.state).to.equal('open');
    expect(await contactsOf(window)).to.equal('of Bea');
    expect(await window.desk.unlock('')).to.deep.equal(done);
    expect(stand.reopened).to.equal(1);
  });

  it('locks now by a switch to the same driver', async () => {
    const { desk } = await locked();
    await desk.unlock(pin);
    expect(await desk.switchTo(desk.current.bucket)).to.deep.equal(done);
    expect(stand.restarts.at(-1)).to.equal('/drivers');
    const again = await stand.restart();
    expect(again.desk.current).to.include({ name: 'Bea', state: 'locked' });
    expect(await contactsOf(again)).to.equal('contacts: locked');
  });

  it('slows wrong PINs down, over a restart too, and tells how long', async () => {
    const { desk } = await locked();
    for (let tries = 0; tries < 5; tries += 1)
      expect(await desk.unlock(other)).to.deep.equal(no('wrong-pin'));
    const waiting = { ok: false, reason: 'waiting', waitMs: 30_000 };
    expect(await desk.unlock(pin)).to.deep.equal(waiting);
    const again = await stand.restart();
    expect(await again.desk.unlock(pin)).to.deep.equal(waiting);
    const left: number[] = [];
    again.desk.countDown(2_500, (ms) => left.push(ms), new AbortController().signal);
    for (let second = 0; second < 4; second += 1) stand.clock.advance(1_000);
    expect(left).to.deep.equal([2_500, 1_500, 500, 0]);
    stand.keystore.patient = true;
    expect(await again.desk.unlock(pin)).to.deep.equal(done);
  });

  for (const simple of ['000000', '123456', '87654321', '121212', '31415', 'short'])
    it(`does not take ${simple}, which is tried first or is too short`, async () => {
      const { desk } = await stand.open();
      expect(await desk.setPin(simple)).to.deep.equal(no('invalid-pin'));
      expect(desk.current.hasPin).to.equal(false);
    });

  it('says that a key could not be worked out, changes nothing by it, and takes the PIN afterwards', async () => {
    const window = await locked();
    const { derive } = stand;
    stand.derive = () => Promise.reject(new DerivationError());
    expect(await window.desk.unlock(pin)).to.deep.equal(no('not-derived'));
    expect(await contactsOf(window)).to.equal('contacts: locked');
    stand.derive = derive;
    expect(await window.desk.unlock(pin)).to.deep.equal(done);
    stand.derive = () => Promise.reject(new DerivationError());
    expect(await window.desk.setPin(other, pin)).to.deep.equal(no('not-derived'));
    stand.derive = derive;
    const again = await stand.restart();
    expect(await again.desk.unlock(other)).to.deep.equal(no('wrong-pin'));
    expect(await again.desk.unlock(pin)).to.deep.equal(done);
  });

  it('changes a PIN only for the one in force, and takes it away only with it', async () => {
    const window = await locked();
    for (const refused of [
      window.desk.setPin(other),
      window.desk.setPin(other, pin),
      window.desk.removePin(pin),
    ])
      expect(await refused).to.not.deep.equal(done);
    await window.desk.unlock(pin);
    expect(await window.desk.setPin(other)).to.deep.equal(no('locked'));
    expect(await window.desk.setPin(other, '000000')).to.deep.equal(no('wrong-pin'));
    expect(await window.desk.setPin('1', pin)).to.deep.equal(no('invalid-pin'));
    expect(await window.desk.setPin(other, pin)).to.deep.equal(done);
    const changed = await stand.restart();
    expect(await changed.desk.unlock(pin)).to.deep.equal(no('wrong-pin'));
    expect(await changed.desk.unlock(other)).to.deep.equal(done);
    expect(await changed.desk.removePin(pin)).to.deep.equal(no('wrong-pin'));
    expect(await changed.desk.removePin(other)).to.deep.equal(done);
    expect(changed.desk.current.hasPin).to.equal(false);
    expect(await changed.desk.removePin(other)).to.deep.equal(done);
    const open = await stand.restart();
    expect(open.desk.current.state).to.equal('open');
    expect(await contactsOf(open)).to.equal('of Bea');
  });

  it('shows a locked driver’s card to everybody, and lets nobody change it without the PIN', async () => {
    const { desk } = await locked();
    stand.key.put({ kind: 'known', id: 'k1' });
    for (const refused of [desk.change({ name: 'X' }), desk.move(desk.current.bucket, -1)])
      expect(await refused).to.deep.equal(no('locked'));
    expect(await desk.linkKey()).to.deep.equal(no('locked'));
    expect(await desk.unlinkKey()).to.deep.equal(no('locked'));
    await desk.switchTo(bucketOf(desk, 'Ann'));
    const ann = await stand.restart();
    expect(ann.desk.drivers.map(({ name, state }) => [name, state])).to.deep.equal([
      ['Ann', 'open'],
      ['Bea', 'locked'],
    ]);
    expect(await ann.desk.switchTo(bucketOf(ann.desk, 'Bea'))).to.deep.equal(done);
    expect((await stand.restart()).desk.current.state).to.equal('locked');
  });

  it('counts a locked driver as nobody’s choices until the PIN is given: nothing optional is allowed', async () => {
    const { desk, vault } = await locked();
    const life = new AbortController();
    const { car, scheduler } = makeCar();
    const ports = car.ports(life.signal, () => undefined);
    const monitor = new RestrictionMonitor(ports, pack.equipment.parkedSignals, life.signal);
    scheduler.advance(5_000);
    const applied = async (): Promise<string> => {
      const session = openSession(vault);
      if (session === undefined) throw new Error('No session.');
      const { signal } = life;
      const store = await openChoices({
        ...{ car: ports, pack, monitor, nobody: 'nobody', signal },
        stored: { vault, session },
      });
      return store.applied.driver;
    };
    expect(await applied()).to.equal('nobody');
    await desk.unlock(pin);
    expect(await applied()).to.equal(desk.current.bucket);
    life.abort();
  });
});
