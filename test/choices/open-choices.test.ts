import { expect } from '@open-wc/testing';
import type { AppliedChoices } from '../../platform/contract/services.ts';
import { serviceSwitchPath } from '../../platform/contract/signals.ts';
import { openChoices } from '../../src/choices/open-choices.ts';
import type { ChoicesStore } from '../../src/choices/choices-store.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { openSession } from '../../src/session/session.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { makeCar, switchable } from '../platform/emulator/fixture.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
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
});
