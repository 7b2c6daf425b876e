import { expect } from '@open-wc/testing';
import { openKeptCategories } from '../../src/choices/kept-categories.ts';
import type { KeptCategories } from '../../src/choices/kept-categories.ts';
import { openStoppedSyncs } from '../../src/choices/stopped-syncs.ts';
import { callsCollection } from '../../src/data/calls/calls-collection.ts';
import { openUsageRecorder } from '../../src/data/usage-recorder.ts';
import { openSession } from '../../src/session/session.ts';
import type { Session } from '../../src/session/session.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { callOf, HandedOver } from './handed-over.ts';

describe('the usage recorder', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let usage: HandedOver;
  let vault: Vault;
  let session: Session;
  let end: AbortController;

  beforeEach(async () => {
    stand = new GloveboxStand();
    usage = new HandedOver();
    end = new AbortController();
    vault = await stand.window();
    const opened = openSession(vault);
    if (opened === undefined) throw new Error('no session');
    session = opened;
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  async function record(stored: { vault: Vault; session: Session } | undefined): Promise<void> {
    const { signal } = end;
    const kept = stored && (await openKeptCategories(stored, () => true, signal));
    const recorder = openUsageRecorder({ usage, clock: stand.clock, stored, kept, signal });
    await recorder?.take();
  }

  async function calls(): Promise<readonly string[]> {
    const collection = vault.collection(session.driver.name, callsCollection);
    await collection.open();
    return collection.all().map(({ id }) => id);
  }

  async function kept(mayWiden = () => true): Promise<KeptCategories> {
    const opened = await openKeptCategories({ vault, session }, mayWiden, end.signal);
    if (opened === undefined) throw new Error('no choices');
    return opened;
  }

  it('keeps each record once, also when the car hands it over again after a restart', async () => {
    usage.waiting = [callOf('c-1', session.driver.name), callOf('c-2', session.driver.name)];
    usage.isDeaf = true;
    await record({ vault, session });
    expect(await calls()).to.deep.equal(['c-1', 'c-2']);
    usage.isDeaf = false;
    await record({ vault, session });
    expect(await calls()).to.deep.equal(['c-1', 'c-2']);
    expect(usage.waiting).to.deep.equal([]);
  });

  it('keeps nothing of another driver, and leaves it nowhere', async () => {
    usage.waiting = [callOf('c-1', 'driver-other')];
    await record({ vault, session });
    expect(await calls()).to.deep.equal([]);
    expect(usage.waiting).to.deep.equal([]);
  });

  it('keeps nothing while storage is closed, nor of a driver behind a PIN', async () => {
    usage.waiting = [callOf('c-1', session.driver.name)];
    await record(undefined);
    expect(usage.waiting).to.deep.equal([]);
    usage.waiting = [callOf('c-2', session.driver.name)];
    await record({ vault, session: { ...session, driver: { ...session.driver, state: 'locked' } } });
    expect(usage.waiting).to.deep.equal([]);
    expect(await calls()).to.deep.equal([]);
  });

  it('keeps nothing of a category that is switched off, leaves what is stored, and goes on when switched on', async () => {
    const me = session.driver.name;
    usage.waiting = [callOf('c-1', me)];
    await record({ vault, session });
    expect(await (await kept()).keep('calls', false)).to.equal(undefined);
    usage.waiting = [callOf('c-2', me)];
    await record({ vault, session });
    expect(await calls()).to.deep.equal(['c-1']);
    expect(usage.waiting).to.deep.equal([]);
    expect(await (await kept()).keep('calls', true)).to.equal(undefined);
    usage.waiting = [callOf('c-3', me)];
    await record({ vault, session });
    expect(await calls()).to.deep.equal(['c-1', 'c-3']);
  });

  it('stops at the tap, in the recorder that runs', async () => {
    const { signal } = end;
    const running = await kept();
    const recorder = openUsageRecorder({
      usage,
      clock: stand.clock,
      stored: { vault, session },
      kept: running,
      signal,
    });
    const written = running.keep('calls', false);
    usage.waiting = [callOf('c-1', session.driver.name)];
    await recorder?.take();
    expect(await calls()).to.deep.equal([]);
    expect(await written).to.equal(undefined);
  });

  it('keeps nothing of a category that was erased, until its driver switches it on again', async () => {
    const bucket = session.driver.name;
    await (await openStoppedSyncs(vault, session))?.stop([{ bucket, category: 'calls' }]);
    const before = await kept();
    expect(before.isKept('calls')).to.equal(false);
    usage.waiting = [callOf('c-1', bucket)];
    await record({ vault, session });
    expect(await calls()).to.deep.equal([]);
    expect(await before.keep('calls', true)).to.equal(undefined);
    usage.waiting = [callOf('c-2', bucket)];
    await record({ vault, session });
    expect(await calls()).to.deep.equal(['c-2']);
  });

  it('goes on with nothing unless parked, and holds off for this run where that cannot be written', async () => {
    const driving = await kept(() => false);
    expect(await driving.keep('calls', false)).to.equal(undefined);
    expect(await driving.keep('calls', true)).to.equal('not-parked');
    expect((await kept()).isKept('calls')).to.equal(false);
    const full = await kept();
    stand.closeAll();
    expect(await full.keep('trips', false)).to.equal('not-saved');
    expect(full.isKept('trips')).to.equal(false);
  });

  it('ends as it was tapped last, however quickly', async () => {
    const choices = await kept();
    await choices.keep('calls', false);
    // The later tap comes before the earlier one began to write, or in the middle of it.
    for (let wait = 0; wait < 20; wait += 1) {
      const on = choices.keep('calls', true);
      for (let tick = 0; tick < wait; tick += 1) await Promise.resolve();
      const off = choices.keep('calls', false);
      expect(choices.isKept('calls'), `${wait}`).to.equal(false);
      expect(await Promise.all([on, off]), `${wait}`).to.deep.equal([undefined, undefined]);
      expect((await kept()).isKept('calls'), `${wait}`).to.equal(false);
    }
    await Promise.all([choices.keep('calls', false), choices.keep('calls', true)]);
    expect([choices.isKept('calls'), (await kept()).isKept('calls')]).to.deep.equal([true, true]);
  });
});
