import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import type { AppliedChoices } from '../../platform/contract/services.ts';
import { serviceSwitchPath } from '../../platform/contract/signals.ts';
import { choiceCollection } from '../../src/choices/choice-collection.ts';
import { openChoices } from '../../src/choices/open-choices.ts';
import type { ChoicesStore } from '../../src/choices/choices-store.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { openSession } from '../../src/session/session.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { makeCar, switchable } from '../platform/emulator/fixture.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
import { rawRows, tamper } from '../vault/raw-storage.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const pack = await loadMakerNl();

describe('openChoices', () => {
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

  async function open(isStored: boolean) {
    const { car, scheduler } = makeCar({ catalogue: pack, responsiveness: 'prompt' });
    car.fault('services-silent', true);
    const ports = car.ports(end.signal, () => undefined);
    const applied: AppliedChoices[] = [];
    const services = {
      ...ports.services,
      apply: (change: AppliedChoices) => {
        applied.push(change);
        return ports.services.apply(change);
      },
    };
    const vault = isStored ? await stand.window() : undefined;
    const session = vault && openSession(vault);
    const choices: ChoicesStore = await openChoices({
      car: { signals: ports.signals, services },
      pack,
      monitor: new RestrictionMonitor(ports, pack.equipment.parkedSignals, end.signal),
      stored: vault && session && { vault, session },
      nobody: 'nobody-1',
      signal: end.signal,
    });
    scheduler.advance(5_000);
    return { car, scheduler, choices, applied, session };
  }

  it('has everything off that the pack or the law does not have on', async () => {
    const { choices } = await open(true);
    const on = pack.services.filter(({ id }) => choices.state(`service:${id}`).requested).map(({ id }) => id);
    expect(on).to.deep.equal(
      pack.services.filter(({ control }) => control === 'objection').map(({ id }) => id),
    );
    expect(on).to.deep.equal(['quality']);
    expect([choices.state('network').requested, choices.state('location').requested]).to.deep.equal([
      pack.defaults.network,
      pack.defaults.location,
    ]);
  });

  it('leaves a service with an objection running until somebody objects', async () => {
    const { car, choices } = await open(true);
    expect(car.get(serviceSwitchPath(switchable('quality')))).to.equal(true);
    expect(choices.state('service:quality')).to.include({
      reported: true,
      requested: true,
      status: 'confirmed',
    });
  });

  it('speaks for the driver, under a name without meaning', async () => {
    const { applied, session } = await open(true);
    expect(applied[0]?.driver).to.equal(session?.driver.name);
    expect(applied[0]?.driver).to.match(/^driver-[a-z0-9]+$/);
  });

  it('switches off, and nothing on, while storage is closed', async () => {
    const { scheduler, choices, applied } = await open(false);
    expect(applied[0]?.driver).to.equal('nobody-1');
    await choices.request('location', true);
    expect(choices.state('location').problem).to.equal('not-saved');
    const off = choices.request('network', false);
    scheduler.advance(10);
    await off;
    expect(choices.state('network')).to.include({ reported: false, status: 'confirmed' });
  });

  it('switches nothing on while the car moves', async () => {
    const { car, scheduler, choices } = await open(true);
    void car.drive(50);
    scheduler.advance(2_000);
    await choices.request('location', true);
    expect(choices.state('location').problem).to.equal('not-parked');
  });

  describe('with something lost', () => {
    /** Leaves choices of which some are yes and one cannot be read; the vault is closed after. */
    async function lose(how: 'page' | 'head' | 'record'): Promise<void> {
      const vault = await stand.window();
      const name = vault.currentDriver;
      const { category, version, migrations } = choiceCollection;
      const schema = z.record(z.string(), z.unknown());
      const loose = vault.collection(name, { category, version, migrations, schema });
      await loose.open();
      const kept = { allowed: true, pending: false };
      const written = await loose.put([
        { id: 'location', value: kept },
        {
          id: 'use:contacts',
          value: how === 'record' ? { allowed: 'no' } : { allowed: false, pending: false },
        },
      ]);
      expect(written.ok).to.equal(true);
      stand.closeAll();
      if (how === 'record') return;
      const store = how === 'page' ? 'pages' : 'heads';
      for (const { key, value } of (await rawRows(name)).filter((row) => row.store === store)) {
        const bytes = structuredClone(value) as { iv: Uint8Array };
        bytes.iv[0] = (bytes.iv[0] ?? 0) ^ 1;
        await tamper(name, store, key, bytes);
      }
    }

    for (const how of ['page', 'head', 'record'] as const) {
      it(`takes what a damaged ${how} may have held for a no, also after the next start`, async () => {
        await lose(how);
        for (let start = 0; start < 2; start += 1) {
          const { choices } = await open(true);
          expect(choices.isSetAside('contacts'), 'contacts').to.equal(true);
          expect(choices.state('service:quality').requested, 'quality').to.equal(false);
          // What can still be read stays as it was decided.
          expect(choices.state('location').requested, 'location').to.equal(how !== 'page');
          expect(choices.applied.choices.restrictedCategories).to.include('destinations');
          stand.closeAll();
        }
      });
    }

    it('can be released again', async () => {
      await lose('record');
      const { choices } = await open(true);
      expect(await choices.release('contacts')).to.equal(undefined);
      stand.closeAll();
      const again = await open(true);
      expect(again.choices.isSetAside('contacts')).to.equal(false);
      expect(again.choices.isSetAside('destinations')).to.equal(true);
    });
  });
});
