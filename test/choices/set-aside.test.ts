import { expect } from '@open-wc/testing';
import { decide } from '../../platform/policy.ts';
import { GloveboxStand, until } from '../vault/glovebox-stand.ts';
import { catalogue } from '../platform/emulator/fixture.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { choicesStand } from './choices-stand.ts';
import type { ChoicesStand, ChoicesWindow } from './choices-stand.ts';

describe('a category that is set aside', () => {
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

  const restricted = ({ applied }: ChoicesWindow): readonly string[] =>
    applied.at(-1)?.choices.restrictedCategories ?? [];

  /** Who was asked, in order; the gate is told of every report as well. */
  const asked = ({ log }: ChoicesWindow): readonly (string | undefined)[] =>
    log.map((entry) => entry.split(' ')[0]).filter((who, at, all) => who !== all[at - 1]);

  it('is told to the gate before it is kept, and is told again after a restart', async () => {
    const window = await stand.window();
    const { choices, stores } = window;
    expect(await choices.setAside('contacts')).to.equal(undefined);
    expect(asked(window).slice(0, 2)).to.deep.equal(['gate', 'vault']);
    expect(restricted(window)).to.deep.equal(['contacts']);
    expect(stores.driver.get('use:contacts')?.value).to.deep.equal({ allowed: false, pending: false });
    const next = await stand.window();
    expect(next.choices.isSetAside('contacts')).to.equal(true);
    expect(next.choices.applied.choices.restrictedCategories).to.deep.equal(['contacts']);
  });

  it('is denied to every service that reads it, and to no other', async () => {
    const window = await stand.window();
    await window.choices.setAside('contacts');
    const applied = window.applied.at(-1);
    let reading = 0;
    for (const service of catalogue.services) {
      const state = {
        catalogue,
        applied,
        reported: { network: true, location: true, microphone: true, services: {} },
        connection: 'built-in',
      } as const;
      const decision = decide({ service: service.id, groups: service.groups }, state);
      const reads = service.groups.includes('address-book');
      if (reads) reading += 1;
      const isNamed = !decision.allowed && decision.reasons.includes('restricted-category');
      expect(isNamed, service.id).to.equal(reads);
    }
    expect(reading).to.be.greaterThan(0);
  });

  it('is released by writing first, and is as it was before', async () => {
    const window = await stand.window();
    const before = window.choices.applied.choices;
    await window.choices.setAside('contacts');
    window.log.length = 0;
    expect(await window.choices.release('contacts')).to.equal(undefined);
    expect(asked(window).slice(0, 3)).to.deep.equal(['vault', 'gate', 'vault']);
    expect(window.choices.applied.choices).to.deep.equal(before);
    expect(window.choices.isSetAside('contacts')).to.equal(false);
  });

  it('stays set aside when the release cannot be kept, or was cut by a crash', async () => {
    const window = await stand.window();
    await window.choices.setAside('contacts');
    replaceMethod(window.stores.driver, 'put', () => () => Promise.resolve({ ok: false, reason: 'quota' }));
    expect(await window.choices.release('contacts')).to.equal('not-saved');
    expect(restricted(window)).to.deep.equal(['contacts']);
    const next = await stand.window();
    const { revision } = next.stores.driver.get('use:contacts') ?? {};
    await next.stores.driver.put([
      { id: 'use:contacts', value: { allowed: true, pending: true }, ...(revision && { revision }) },
    ]);
    const after = await stand.window();
    expect(after.choices.isSetAside('contacts')).to.equal(true);
  });

  it('holds for this run where it cannot be kept, and says so', async () => {
    const window = await stand.window();
    replaceMethod(window.stores.driver, 'put', () => () => Promise.resolve({ ok: false, reason: 'quota' }));
    expect(await window.choices.setAside('destinations')).to.equal('not-saved');
    expect(restricted(window)).to.deep.equal(['destinations']);
  });

  /** Runs `meanwhile` once the nth write of this window is durable. */
  const afterPut = ({ stores }: ChoicesWindow, nth: number, meanwhile: () => Promise<unknown>): void => {
    let puts = 0;
    replaceMethod(stores.driver, 'put', (original) => async (changes) => {
      puts += 1;
      const isTurn = puts === nth;
      const done = await original.call(stores.driver, changes);
      if (isTurn) await meanwhile();
      return done;
    });
  };

  it('stays set aside when it is set aside again while a release is being written', async () => {
    const window = await stand.window();
    await window.choices.setAside('contacts');
    const told = window.applied.length;
    const released = window.choices.release('contacts');
    const again = window.choices.setAside('contacts');
    expect(await Promise.all([released, again])).to.deep.equal([undefined, undefined]);
    const since = window.applied.slice(told).map(({ choices }) => choices.restrictedCategories);
    expect(since).to.not.deep.include([]);
    expect(restricted(window)).to.deep.equal(['contacts']);
    expect((await stand.window()).choices.isSetAside('contacts')).to.equal(true);
  });

  for (const [nth, when] of [
    [1, 'is written'],
    [2, 'is confirmed'],
  ] as const) {
    it(`stays set aside when another window sets it aside as a release ${when}`, async () => {
      const one = await stand.window();
      const other = await stand.window();
      await one.choices.setAside('contacts');
      const { driver } = one.stores;
      afterPut(one, nth, async () => {
        const pending = nth === 1;
        await until(other.stores.driver, () => {
          const kept = other.stores.driver.get('use:contacts')?.value;
          return kept?.allowed === true && kept.pending === pending;
        });
        expect(await other.choices.setAside('contacts')).to.equal(undefined);
        await until(driver, () => driver.get('use:contacts')?.value.allowed === false);
      });
      expect(await one.choices.release('contacts')).to.equal(undefined);
      expect(restricted(one)).to.deep.equal(['contacts']);
      expect((await stand.window()).choices.isSetAside('contacts')).to.equal(true);
    });
  }

  it('stays set aside when another window sets it aside just before a release is confirmed', async () => {
    const one = await stand.window();
    const other = await stand.window();
    await one.choices.setAside('contacts');
    let puts = 0;
    replaceMethod(one.stores.driver, 'put', (original) => async (changes) => {
      puts += 1;
      if (puts === 2) expect(await other.choices.setAside('contacts')).to.equal(undefined);
      return original.call(one.stores.driver, changes);
    });
    expect(await one.choices.release('contacts')).to.equal(undefined);
    expect(puts).to.be.greaterThan(1);
    expect((await stand.window()).choices.isSetAside('contacts')).to.equal(true);
    await until(one.stores.driver, () => restricted(one).includes('contacts'));
  });

  it('stays set aside when the car drives off while a release is being written', async () => {
    let isParked = true;
    const window = await stand.window(() => isParked);
    await window.choices.setAside('contacts');
    afterPut(window, 1, () => Promise.resolve((isParked = false)));
    expect(await window.choices.release('contacts')).to.equal('not-parked');
    expect(restricted(window)).to.deep.equal(['contacts']);
    expect((await stand.window()).choices.isSetAside('contacts')).to.equal(true);
  });

  it('is taken over from another window', async () => {
    const one = await stand.window();
    const other = await stand.window();
    await one.choices.setAside('contacts');
    await until(other.stores.driver, () => other.choices.isSetAside('contacts'));
    expect(other.choices.applied.choices.restrictedCategories).to.deep.equal(['contacts']);
  });
});
