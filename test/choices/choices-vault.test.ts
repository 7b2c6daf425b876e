import { expect } from '@open-wc/testing';
import type { RecordChange } from '../../src/vault/collection-definition.ts';
import type { Choice } from '../../src/choices/choice-collection.ts';
import { GloveboxStand, until } from '../vault/glovebox-stand.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { choicesStand, locationPath, networkPath } from './choices-stand.ts';
import type { ChoicesStand } from './choices-stand.ts';

const on = { allowed: true, pending: false };
const off = { allowed: false, pending: false };

describe('choices in the vault', () => {
  takeStorageTurn();
  let storage: GloveboxStand;
  let stand: ChoicesStand;
  beforeEach(() => {
    storage = new GloveboxStand();
    stand = choicesStand(storage);
  });
  afterEach(() => {
    stand.end.abort();
    storage.closeAll();
  });

  it('reduces at the gate, then in the car, then in the vault', async () => {
    const { choices, log, stores } = await stand.window();
    await stand.settled(choices.request('network', false));
    expect(log.slice(0, 3)).to.deep.equal([
      'gate network=false location=false',
      `car {"${networkPath}":false}`,
      'vault network off',
    ]);
    expect(stores.car.get('network')?.value).to.deep.equal(off);
    expect(stores.driver.get('network')).to.equal(undefined);
  });

  it('widens in the vault first, as pending, and confirms it there when the car has reported it', async () => {
    const { choices, log, stores, applied } = await stand.window();
    const before = applied.at(-1);
    const request = choices.request('location', true);
    expect(choices.state('location')).to.include({
      reported: false,
      requested: false,
      wish: true,
      status: 'pending',
    });
    await stand.settled(request);
    const asked = log.filter((entry) => !entry.startsWith('gate network=true location=false'));
    expect(asked.slice(0, 4)).to.deep.equal([
      'vault location on pending',
      'gate network=true location=true',
      `car {"${locationPath}":true}`,
      'vault location on',
    ]);
    expect(stores.driver.get('location')?.value).to.deep.equal(on);
    expect(choices.state('location')).to.deep.equal({
      reported: true,
      requested: true,
      wish: true,
      status: 'confirmed',
      problem: undefined,
    });
    const after = applied.at(-1);
    expect(after?.choices.location).to.equal(true);
    expect(after?.revision).to.be.greaterThan(before?.revision ?? 0);
  });

  it('drops a pending widening after a crash, and has the car switched off again', async () => {
    const first = await stand.window();
    expect(
      await first.stores.driver.put([{ id: 'location', value: { allowed: true, pending: true } }]),
    ).to.include({
      ok: true,
    });
    stand.end.abort();
    storage.closeAll();
    stand = choicesStand(storage, (car) => car.set(locationPath, true));
    const again = await stand.window();
    expect(again.memory.allowed('location')).to.equal(false);
    expect(again.applied[0]?.choices.location).to.equal(false);
    await stand.until(() => stand.car.get(locationPath) === false, 'the car is asked to switch off');
  });

  it('keeps a choice across a restart, with a revision that has not gone back', async () => {
    const first = await stand.window();
    await stand.settled(first.choices.request('location', true));
    await stand.settled(first.choices.request('network', false));
    const { revision } = first.memory;
    storage.closeAll();
    const again = await stand.window();
    expect([again.memory.allowed('location'), again.memory.allowed('network')]).to.deep.equal([true, false]);
    expect(again.applied.at(-1)?.choices).to.include({ location: true, network: false });
    expect(again.applied.at(-1)?.revision).to.be.at.least(revision);
  });

  for (const [fate, problem] of [
    ['refuse', 'refused'],
    ['silent', 'timed-out'],
  ] as const) {
    it(`leaves nothing on when the car ends a widening with ${fate}`, async () => {
      const { choices, stores, applied } = await stand.window();
      stand.car.nextAnswer(fate);
      await stand.settled(choices.request('location', true));
      expect(choices.state('location')).to.deep.equal({
        reported: false,
        requested: false,
        wish: true,
        status: 'rejected',
        problem,
      });
      expect(stores.driver.get('location')?.value).to.deep.equal(off);
      expect(applied.at(-1)?.choices.location).to.equal(false);
    });
  }

  it('stays closed at the gate for a car that obeys only after it was given up on', async () => {
    const { choices, applied } = await stand.window();
    stand.car.nextAnswer('late');
    await stand.settled(choices.request('location', true));
    expect(choices.state('location').problem).to.equal('timed-out');
    await stand.until(() => choices.state('location').reported === true, 'the car is on late');
    expect(choices.state('location').requested).to.equal(false);
    expect(applied.at(-1)?.choices.location).to.equal(false);
  });

  it('asks the car nothing when a widening cannot be saved', async () => {
    const { choices, stores, log } = await stand.window();
    replaceMethod(stores.driver, 'put', () => async () => ({ ok: false, reason: 'quota' }));
    await stand.settled(choices.request('location', true));
    expect(choices.state('location')).to.include({
      reported: false,
      status: 'rejected',
      problem: 'not-saved',
    });
    expect(log.filter((entry) => entry.startsWith('car'))).to.deep.equal([]);
  });

  it('switches the car off again when a widening cannot be confirmed in the vault', async () => {
    const { choices, stores, applied } = await stand.window();
    replaceMethod(
      stores.driver,
      'put',
      (original) => async (changes: readonly RecordChange<Choice>[]) =>
        changes[0]?.value.pending === true
          ? original.call(stores.driver, changes)
          : { ok: false, reason: 'quota' },
    );
    await stand.settled(choices.request('location', true));
    expect(choices.state('location')).to.include({ reported: false, requested: false, problem: 'not-saved' });
    expect(applied.at(-1)?.choices.location).to.equal(false);
  });

  it('takes a tap on and one off at once, and ends off everywhere', async () => {
    const { choices, stores } = await stand.window();
    const both = Promise.all([choices.request('location', true), choices.request('location', false)]);
    await stand.settled(both.then(() => undefined));
    expect(choices.state('location')).to.include({ reported: false, requested: false, status: 'confirmed' });
    expect(stores.driver.get('location')?.value).to.deep.equal(off);
  });

  it('takes a tap off and one on at once, and ends on everywhere', async () => {
    const { choices, stores } = await stand.window();
    const both = Promise.all([choices.request('network', false), choices.request('network', true)]);
    await stand.settled(both.then(() => undefined));
    expect(choices.state('network')).to.include({ reported: true, requested: true, problem: undefined });
    expect(stores.car.get('network')?.value).to.deep.equal(on);
  });

  it('never opens the gate again for a reduction that is not in the vault yet', async () => {
    const { choices, stores, applied } = await stand.window();
    await stand.settled(choices.request('network', false));
    await stand.settled(choices.request('network', true));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    replaceMethod(stores.car, 'put', (original) => async (changes: readonly RecordChange<Choice>[]) => {
      await held;
      return original.call(stores.car, changes);
    });
    applied.length = 0;
    const reducing = choices.request('network', false);
    await stand.settled(choices.request('location', true));
    release();
    await stand.settled(reducing);
    expect(applied.length).to.be.greaterThan(1);
    expect(applied.map((change) => change.choices.network)).not.to.include(true);
  });

  it('holds a reduction that could not be saved for as long as it runs', async () => {
    const { choices, stores, memory } = await stand.window();
    await stand.settled(choices.request('network', false));
    await stand.settled(choices.request('network', true));
    const restore = replaceMethod(stores.car, 'put', () => async () => ({ ok: false, reason: 'quota' }));
    await stand.settled(choices.request('network', false));
    restore();
    await stand.settled(choices.request('location', true));
    expect(memory.allowed('network')).to.equal(false);
  });

  it('asks the car nothing when it drives off while a widening is being written', async () => {
    let isParked = true;
    const { choices, stores, applied, log } = await stand.window(() => isParked);
    replaceMethod(stores.driver, 'put', (original) => async (changes) => {
      const written = await original.call(stores.driver, changes);
      isParked = false;
      return written;
    });
    await stand.settled(choices.request('location', true));
    expect(choices.state('location')).to.include({
      requested: false,
      status: 'rejected',
      problem: 'not-parked',
    });
    expect(stores.driver.get('location')?.value).to.deep.equal(off);
    expect(applied.some(({ choices: { location } }) => location)).to.equal(false);
    expect(log.filter((entry) => entry.startsWith('car'))).to.deep.equal([]);
  });

  for (const nth of [1, 2]) {
    it(`ends off when another window switches off after write ${nth} of a widening`, async () => {
      const one = await stand.window();
      const other = await stand.window();
      let puts = 0;
      replaceMethod(one.stores.driver, 'put', (original) => async (changes) => {
        puts += 1;
        const isTurn = puts === nth;
        if (isTurn && nth === 2) await other.choices.request('location', false);
        const written = await original.call(one.stores.driver, changes);
        if (!isTurn || nth === 2) return written;
        await until(other.stores.driver, () => other.stores.driver.get('location') !== undefined);
        await other.choices.request('location', false);
        await until(one.stores.driver, () => one.stores.driver.get('location')?.value.allowed === false);
        return written;
      });
      await stand.settled(one.choices.request('location', true));
      await stand.until(() => stand.car.get(locationPath) === false, 'the car is off');
      expect(puts).to.be.at.least(nth);
      expect(one.applied.some(({ choices }) => choices.location)).to.equal(nth === 2);
      expect(one.choices.state('location')).to.include({
        requested: false,
        wish: false,
        status: 'confirmed',
      });
      expect((await stand.window()).memory.allowed('location')).to.equal(false);
    });
  }

  it('ends on when two windows switch on at once', async () => {
    const one = await stand.window();
    const other = await stand.window();
    await stand.settled(
      Promise.all([one.choices.request('location', true), other.choices.request('location', true)]).then(
        () => undefined,
      ),
    );
    await stand.until(
      () => one.memory.allowed('location') && other.memory.allowed('location'),
      'both windows have it on',
    );
    expect(stand.car.get(locationPath)).to.equal(true);
    expect((await stand.window()).memory.allowed('location')).to.equal(true);
  });

  it('shares choices between two windows', async () => {
    const first = await stand.window();
    const second = await stand.window();
    await stand.settled(first.choices.request('location', true));
    await until(second.stores.driver, () => second.memory.allowed('location'));
    expect(second.choices.state('location')).to.include({
      reported: true,
      requested: true,
      status: 'confirmed',
    });
    await stand.settled(second.choices.request('location', false));
    await until(first.stores.driver, () => !first.memory.allowed('location'));
    expect(first.choices.state('location')).to.include({ reported: false, requested: false });
    expect(first.applied.at(-1)?.choices.location).to.equal(false);
  });

  it('writes a tap in one window although another window has just written', async () => {
    const first = await stand.window();
    const second = await stand.window();
    await stand.settled(first.choices.request('location', true));
    await until(second.stores.driver, () => second.memory.allowed('location'));
    const both = Promise.all([
      first.choices.request('location', false),
      second.choices.request('location', false),
    ]);
    await stand.settled(both.then(() => undefined));
    expect(first.choices.state('location').problem).to.equal(undefined);
    expect(second.choices.state('location').problem).to.equal(undefined);
    expect(first.stores.driver.get('location')?.value).to.deep.equal(off);
  });
});
