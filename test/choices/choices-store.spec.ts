import { expect, test } from '@playwright/test';
import type { AppliedChoices, ApplyResult } from '../../platform/contract/services.ts';
import type { EmulatedCar } from '../../platform/emulator/car.ts';
import type { ManualScheduler } from '../../platform/emulator/manual-scheduler.ts';
import { ChoiceMemory } from '../../src/choices/choice-memory.ts';
import { ChoicesStore } from '../../src/choices/choices-store.ts';
import { catalogue, makeCar, noRules } from '../platform/emulator/fixture.ts';

const network = 'Vehicle.Private.Glovebox.MobileData.IsEnabled';
const location = 'Vehicle.Private.Glovebox.Location.IsSharingAllowed';
const silence = 4_000;

interface Rig {
  readonly car: EmulatedCar;
  readonly scheduler: ManualScheduler;
  readonly choices: ChoicesStore;
  /** What went to the gate and to the car, in order. */
  readonly log: string[];
  readonly applied: AppliedChoices[];
  readonly end: AbortController;
}

interface RigOptions {
  readonly defaults?: { network: boolean; location: boolean };
  readonly mayWiden?: () => boolean;
  readonly before?: (car: EmulatedCar) => void;
  readonly apply?: (applied: AppliedChoices) => Promise<ApplyResult> | undefined;
}

/** A car and choices that no vault keeps. */
function rig(options: RigOptions = {}): Rig {
  const { car, scheduler } = makeCar({ responsiveness: 'prompt' });
  car.fault('services-silent', true);
  options.before?.(car);
  const end = new AbortController();
  const ports = car.ports(end.signal, () => undefined);
  const log: string[] = [];
  const applied: AppliedChoices[] = [];
  const choices = new ChoicesStore({
    signals: {
      ...ports.signals,
      request: (values, signal) => {
        log.push(`car ${JSON.stringify(Object.values(values))}`);
        return ports.signals.request(values, signal);
      },
    },
    services: {
      ...ports.services,
      apply: (change) => {
        log.push(`gate network=${change.choices.network}`);
        applied.push(change);
        return options.apply?.(change) ?? ports.services.apply(change);
      },
    },
    memory: new ChoiceMemory(
      options.defaults ?? { network: true, location: false },
      catalogue.services,
      undefined,
    ),
    driver: 'driver-1',
    rules: noRules,
    mayWiden: options.mayWiden ?? (() => true),
    switches: ['network', 'location', 'service:rtti', 'service:quality'],
    signal: end.signal,
  });
  return { car, scheduler, choices, log, applied, end };
}

/** Lets the car work until `promise` has settled. */
async function passing({ scheduler }: Rig, promise: Promise<void>): Promise<void> {
  const ending = new AbortController();
  void promise.then(() => ending.abort());
  for (let turn = 0; turn < 1_000 && !ending.signal.aborted; turn += 1) {
    scheduler.advance(10);
    await Promise.resolve();
  }
  expect(ending.signal.aborted, 'the request has settled').toBe(true);
}

test.describe('ChoicesStore', () => {
  test('tells the gate at once what holds, and nothing optional but what runs until objected to', () => {
    const { applied } = rig();
    expect(applied[0]?.choices).toEqual({
      network: true,
      location: false,
      microphone: false,
      privateDrive: false,
      services: {},
      restrictedCategories: [],
    });
  });

  test('has only services with an objection on by default', () => {
    const memory = new ChoiceMemory({ network: true, location: false }, catalogue.services, undefined);
    const on = catalogue.services.filter(({ id }) => memory.allowed(`service:${id}`)).map(({ id }) => id);
    expect(on).toEqual(['quality']);
    expect(memory.allowed('service:nobody-knows')).toBe(false);
  });

  test('reduces at the gate before it asks the car, within the tap itself', async () => {
    const the = rig();
    the.scheduler.advance(0);
    the.log.length = 0;
    const done = the.choices.request('network', false);
    expect(the.log).toEqual(['gate network=false', 'car [false]']);
    expect(the.choices.state('network')).toMatchObject({
      reported: true,
      requested: false,
      status: 'pending',
    });
    await passing(the, done);
    expect(the.choices.state('network')).toEqual({
      reported: false,
      requested: false,
      wish: false,
      status: 'confirmed',
      problem: undefined,
    });
  });

  test('switches nothing on that cannot be kept', async () => {
    const the = rig();
    the.scheduler.advance(0);
    the.log.length = 0;
    await the.choices.request('location', true);
    expect(the.log).toEqual([]);
    expect(the.choices.state('location')).toMatchObject({
      reported: false,
      requested: false,
      wish: true,
      status: 'rejected',
      problem: 'not-saved',
    });
  });

  test('switches nothing on while not parked', async () => {
    const the = rig({ mayWiden: () => false });
    the.scheduler.advance(0);
    the.log.length = 0;
    await the.choices.request('location', true);
    expect(the.log).toEqual([]);
    expect(the.choices.state('location').problem).toBe('not-parked');
  });

  test('switches off while not parked', async () => {
    const the = rig({ mayWiden: () => false });
    the.scheduler.advance(0);
    await passing(the, the.choices.request('network', false));
    expect(the.choices.state('network')).toMatchObject({ reported: false, status: 'confirmed' });
  });

  for (const [fate, problem] of [
    ['refuse', 'refused'],
    ['silent', 'timed-out'],
  ] as const) {
    test(`stays blocked at the gate and says so when the car ends a reduction with ${fate}`, async () => {
      const the = rig();
      the.scheduler.advance(0);
      the.car.nextAnswer(fate);
      await passing(the, the.choices.request('network', false));
      expect(the.choices.state('network')).toEqual({
        reported: true,
        requested: false,
        wish: false,
        status: 'rejected',
        problem,
      });
      expect(the.applied.at(-1)?.choices.network).toBe(false);
    });
  }

  test('ends a problem when the car does later what was wished', async () => {
    const the = rig();
    the.scheduler.advance(0);
    the.car.nextAnswer('refuse');
    await passing(the, the.choices.request('network', false));
    let heard = 0;
    the.choices.subscribe(() => (heard += 1), the.end.signal);
    the.car.set(network, false);
    expect(the.choices.state('network')).toMatchObject({ reported: false, status: 'confirmed' });
    expect(heard).toBe(1);
  });

  test('keeps a problem while the car reports something else', async () => {
    const the = rig();
    the.scheduler.advance(0);
    await the.choices.request('location', true);
    the.car.set(network, false);
    expect(the.choices.state('location').problem).toBe('not-saved');
  });

  test('keeps a problem until the next tap, and forgets it then', async () => {
    const the = rig();
    the.scheduler.advance(0);
    the.car.nextAnswer('refuse');
    await passing(the, the.choices.request('network', false));
    const again = the.choices.request('network', false);
    expect(the.choices.state('network')).toMatchObject({ status: 'pending', problem: undefined });
    await passing(the, again);
    expect(the.choices.state('network').status).toBe('confirmed');
  });

  test('counts the network as on and location as off where the car has no switch for them', async () => {
    const memory = new ChoiceMemory({ network: false, location: true }, catalogue.services, undefined, [
      'network',
      'location',
    ]);
    memory.decide('network', false);
    memory.decide('location', true);
    expect(memory.allowed('network')).toBe(true);
    expect(memory.allowed('location')).toBe(false);
    expect(memory.choices()).toMatchObject({ network: true, location: false });
  });

  test('asks nobody about what has no switch, and calls it absent', async () => {
    const the = rig();
    for (const on of [false, true]) await the.choices.request('service:ecall', on);
    expect(the.choices.state('service:ecall')).toMatchObject({
      reported: undefined,
      status: 'absent',
      problem: undefined,
    });
    expect(the.log.filter((entry) => entry.startsWith('car'))).toEqual([]);
  });

  test('never calls unknown off', () => {
    const the = rig({ before: (car) => car.clear(network) });
    expect(the.choices.state('network')).toMatchObject({ reported: undefined, status: 'unknown' });
    the.scheduler.advance(0);
    expect(the.choices.state('network')).toMatchObject({ reported: undefined, status: 'unknown' });
  });

  test('asks at the first report for off where the car is on and nobody chose it, once', async () => {
    const the = rig({ before: (car) => car.set(location, true) });
    the.scheduler.advance(0);
    expect(the.log.filter((entry) => entry.startsWith('car'))).toEqual(['car [false]']);
    the.scheduler.advance(silence);
    expect(the.car.get(location)).toBe(false);
    the.car.set(location, true);
    the.scheduler.advance(silence);
    expect(the.log.filter((entry) => entry.startsWith('car'))).toHaveLength(1);
  });

  test('overtakes what the gate holds from before', async () => {
    let refusals = 3;
    const the = rig({
      apply: () => (refusals-- > 0 ? Promise.resolve({ ok: false, reason: 'stale-revision' }) : undefined),
    });
    await expect.poll(() => the.applied.length).toBe(4);
    expect(the.applied.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  for (const reason of ['invalid', 'unreachable'] as const) {
    test(`does not ask again and again a gate that is ${reason}`, async () => {
      const the = rig({ apply: () => Promise.resolve({ ok: false, reason }) });
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      expect(the.applied).toHaveLength(1);
    });
  }

  test('takes the last of several taps', async () => {
    const the = rig();
    the.scheduler.advance(0);
    const first = the.choices.request('network', false);
    const second = the.choices.request('network', true);
    const third = the.choices.request('network', false);
    await passing(
      the,
      Promise.all([first, second, third]).then(() => undefined),
    );
    expect(the.choices.state('network')).toMatchObject({ reported: false, wish: false, status: 'confirmed' });
  });

  test('hears nothing more after its end', () => {
    const the = rig();
    the.scheduler.advance(0);
    let heard = 0;
    the.choices.subscribe(() => (heard += 1), new AbortController().signal);
    the.choices.subscribe(() => (heard += 100), AbortSignal.abort());
    the.car.set(network, false);
    expect(heard).toBe(1);
    the.end.abort();
    the.car.set(network, true);
    expect(heard).toBe(1);
  });
});
